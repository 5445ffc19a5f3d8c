import { type z } from 'zod';
import { type Row, type RowKind } from '../../domain/row.ts';
import { type Records } from '../../programme/records/records.ts';
import { momentOf } from '../http/moment-of.ts';
import { type rowQuery } from './row-query.ts';

/** What finding rows needs; days in a query are those of the programme. */
export interface RowParts {
  readonly records: Records;
  readonly defaults: { readonly timezone: string };
}

/** The rows that a list asks for: after one, of a contact, of a time, and with what else is named. */
export function findRows(
  { records, defaults: { timezone } }: RowParts,
  kind: RowKind,
  query: z.infer<typeof rowQuery>,
): Promise<readonly Row[]> {
  const { contact = null, after = null, limit, from, to, ...named } = query;
  const where = Object.fromEntries(
    Object.entries(named).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
  const time = {
    from: from === undefined ? undefined : momentOf(from, 0, timezone),
    to: to === undefined ? undefined : momentOf(to, 24, timezone),
  };
  return records.rows({ kind, contact, after, limit, where, ...time, following: true });
}
