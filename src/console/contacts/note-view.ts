import { z } from 'zod';
import { cleanText } from '../../domain/text/clean-text.ts';
import { maskText } from '../../domain/text/mask.ts';
import { type Row } from '../../domain/row.ts';
import { instant } from '../http/common-schema.ts';

const longest = 4096;

/** A note of staff as the API gives it. */
export const noteView = z.object({ id: z.string(), text: z.string(), by: z.string(), at: instant });

/** A note of staff as it is written. */
export const noteBody = z.strictObject({
  text: z.string().trim().min(1).max(longest),
  by: z.string().trim().min(1).max(200).describe('Who writes it.'),
});

/** What the API gives of a note's row. */
export function viewNote({ id, at, data }: Row): z.output<typeof noteView> {
  return { id, text: data['text'] as string, by: data['by'] as string, at: new Date(at).toISOString() };
}

/** The text of a note as it is kept: clean, and without what nobody should keep. */
export function keptText(text: string): string {
  return maskText(cleanText(text, longest).text, 'other');
}
