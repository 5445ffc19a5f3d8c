import * as z from 'zod';
import { isBefore } from './compare-versions.ts';
import { type Definition, definitionSchema } from './definition-schema.ts';
import { fromGlific, isGlific } from './from-glific.ts';
import { fromLegacy, isLegacy } from './legacy/from-legacy.ts';
import { type Remark } from './reading.ts';

/** The most that a flow's name has in RapidPro, in characters. */
export const longestName = 64;

/** A flow of an export, checked; without one the remark says what is wrong with it. */
export function toDefinition(
  flow: unknown,
  strict: boolean,
): {
  readonly definition: Definition | null;
  readonly remarks: readonly Remark[];
} {
  const refuse = (text: string, name: string) => ({
    definition: null,
    remarks: [{ kind: 'error' as const, flow: name, where: '', text }],
  });
  const today = isLegacy(flow) ? modernise(flow) : flow;
  if (today instanceof z.ZodError) {
    return refuse(explain(today), 'a flow of old');
  }
  const { name, why } = judge(today, strict);
  if (why !== undefined) {
    return refuse(why, name);
  }
  const read = definitionSchema.safeParse(today);
  if (!read.success) {
    return refuse(explain(read.error), name);
  }
  return { definition: isGlific(read.data) ? fromGlific(read.data) : read.data, remarks: [] };
}

/** What a flow is called, and why it is refused before it is read. */
function judge(flow: unknown, strict: boolean): { readonly name: string; readonly why: string | undefined } {
  const { data } = z
    .looseObject({ name: z.string().optional(), spec_version: z.string().optional() })
    .safeParse(flow);
  const name = data?.name ?? 'a flow without a name';
  return { name, why: refuseVersion(data?.spec_version) ?? (strict ? refuseName(name) : undefined) };
}

function refuseName(name: string): string | undefined {
  return name.length > longestName ? `its name has more than ${longestName} characters` : undefined;
}

const explain = (error: z.ZodError): string => z.prettifyError(error).split('\n').slice(0, 6).join(' ');

function modernise(flow: unknown): unknown {
  try {
    return fromLegacy(flow);
  } catch (error) {
    if (error instanceof z.ZodError) {
      return error;
    }
    throw error;
  }
}

function refuseVersion(version: string | undefined): string | undefined {
  if (version === undefined || isBefore(version, '13.0.0')) {
    const which = version === undefined ? 'without a version' : `of version ${version}`;
    return `the flow is ${which}; open and save it in RapidPro or TextIt, then export it again`;
  }
  return isBefore(version, '15.0.0')
    ? undefined
    : `the flow is of version ${version}; versions 13 and 14 can be read`;
}
