import { z } from 'zod';
import { type Row } from '../../domain/row.ts';
import { instant } from '../http/common-schema.ts';

/** A row as the API shows it. */
export const rowView = z
  .looseObject({ id: z.string(), contact: z.string().nullable(), at: instant })
  .describe('Beside these, what this kind of row holds.');

/** Shows a row; a consent with the day on which it was given, however much later somebody wrote it down. */
export function viewRow({ kind, id, contact, at, data }: Row): z.infer<typeof rowView> {
  const given = kind === 'consents' && typeof data['at'] === 'number' ? data['at'] : at;
  return { ...data, id, contact, at: new Date(given).toISOString() };
}
