import { z } from 'zod';
import { type Row } from '../../domain/row.ts';
import { instant } from '../http/common-schema.ts';

/** A row as the API shows it. */
export const rowView = z
  .looseObject({ id: z.string(), contact: z.string().nullable(), at: instant })
  .describe('Beside these, what this kind of row holds.');

/** Shows a row. */
export function viewRow({ id, contact, at, data }: Row): z.infer<typeof rowView> {
  return { ...data, id, contact, at: new Date(at).toISOString() };
}
