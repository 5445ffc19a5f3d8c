import { setImmediate as letOthers } from 'node:timers/promises';
import { type Row } from '../../domain/row.ts';
import { type RecordQuery, type Records } from '../../programme/records/records.ts';

const page = 500;

/** All rows of a kind that fit, a page at a time, so that others are served meanwhile. */
export async function allRows(
  records: Pick<Records, 'rows'>,
  query: Pick<RecordQuery, 'kind' | 'where' | 'from'> & Partial<Pick<RecordQuery, 'contact'>>,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (let after: string | null = null; ;) {
    const rows: readonly Row[] = await records.rows({ contact: null, ...query, after, limit: page });
    found.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < page) {
      return found;
    }
    after = last.id;
    await letOthers();
  }
}
