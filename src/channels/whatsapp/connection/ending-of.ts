import { z } from 'zod';
import { type Millis } from '../../../domain/time/clock.ts';

const boom = z.object({ output: z.object({ statusCode: z.number() }) });
const restriction = z.object({ data: z.object({ code: z.string().optional(), expire: z.coerce.number() }) });

const conflict = z.object({
  data: z.object({ tag: z.literal('conflict'), attrs: z.object({ type: z.string() }) }),
});
/** What a conflict is about says more than the code that comes with it, or does not. */
const conflicts: Readonly<Record<string, number>> = { replaced: 440, device_removed: 401 };

/** The code of the error that the library ended a connection with; undefined where it gives none. */
export function codeOf(error: unknown): number | undefined {
  const about = conflict.safeParse(error).data?.data.attrs.type ?? '';
  return conflicts[about] ?? boom.safeParse(error).data?.output.statusCode;
}

/** Whether no phone scanned any of the QR codes that the server gave. */
export function isRanOut(error: unknown): boolean {
  return error instanceof Error && error.message === 'QR refs attempts ended';
}

const hour: Millis = 3_600_000;
const longest: Millis = 30 * 24 * hour;

/** How long a number is restricted, and the code that says why; an hour where that cannot be read. */
export function restrictionOf(error: unknown): { readonly lasts: Millis; readonly code: string | undefined } {
  const { data } = restriction.safeParse(error);
  const lasts = (data?.data.expire ?? 3600) * 1000;
  return { lasts: lasts > 0 ? Math.min(lasts, longest) : hour, code: data?.data.code };
}
