import { z } from 'zod';
import { isForUndoing } from '../../domain/merge-origin.ts';
import { type Row } from '../../domain/row.ts';
import { type Value } from '../../domain/value.ts';
import { instant } from '../http/common-schema.ts';

/** A row as the API shows it. */
export const rowView = z
  .looseObject({ id: z.string(), contact: z.string().nullable(), at: instant })
  .describe('Beside these, what this kind of row holds; moments are ISO 8601.');

/** What holds a moment in the data of some kind of row. */
const moments = new Set(['at', 'answeredAt', 'closedAt', 'due', 'endedAt', 'sentAt', 'until']);

/**
 * Shows a row, its keys written as all of the API writes them; a consent with the day on which it was given, however
 * much later somebody wrote it down.
 */
export function viewRow({ kind, id, contact, at, data }: Row): z.infer<typeof rowView> {
  const given = kind === 'consents' && typeof data['at'] === 'number' ? data['at'] : at;
  const shown: { readonly [key: string]: Value } = Object.fromEntries(
    Object.entries(data)
      .filter(([key]) => !isForUndoing(key))
      .map(([key, value]) => [snake(key), moments.has(key) ? written(value) : value]),
  );
  return { ...shown, id, contact, at: new Date(given).toISOString() };
}

function written(value: Value): Value {
  return typeof value === 'number' ? new Date(value).toISOString() : value;
}

function snake(key: string): string {
  return key.replaceAll(/[a-z](?=[A-Z])/gu, '$&_').toLowerCase();
}
