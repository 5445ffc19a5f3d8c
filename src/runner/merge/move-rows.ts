import { mergeOrigin } from '../../domain/merge-origin.ts';
import { type Row, type RowKind } from '../../domain/row.ts';
import { type Value } from '../../domain/value.ts';
import { rowsAlone } from '../commit/request-writer.ts';
import { type Path } from '../path.ts';
import { uniteDelivery } from './unite-deliveries.ts';

/** The kinds of rows that go with a person; versions of flows belong to nobody. */
export const movedKinds: readonly RowKind[] = [
  'messages',
  'results',
  'sessions',
  'tasks',
  'tickets',
  'deliveries',
  'consents',
  'incidents',
  'notes',
  'merges',
  'overflow',
];
const page = 200;

/** Makes every row of one contact a row of another, a page at a time; each remembers whose it was. */
export async function moveRows(path: Path, from: string, to: string): Promise<void> {
  for (const kind of movedKinds) {
    for (;;) {
      const rows = await path.store.rows({ kind, contact: from, limit: page, order: 'oldest' });
      if (rows.length === 0) {
        break;
      }
      const moved = await Promise.all(rows.map((row) => moveOne(path, row, { from, to })));
      await path.committer.commit(rowsAlone(moved.flat()));
    }
  }
}

async function moveOne(
  { store }: Path,
  row: Row,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Row[]> {
  const united = row.kind === 'deliveries' ? await uniteDelivery(store, row, { from, to }) : undefined;
  return (united ?? [row]).map((each) => (each.contact === to ? each : moveRow(each, from, to)));
}

function moveRow(row: Row, from: string, to: string): Row {
  const data = pointTo(row.data, `kept:${from}/`, `kept:${to}/`) as Row['data'];
  return { ...row, contact: to, version: row.version + 1, data: { ...data, [mergeOrigin(from)]: true } };
}

/** A value whose texts that begin with `from` begin with `to`: references to kept files name whose they are. */
export function pointTo(value: Value, from: string, to: string): Value {
  if (typeof value === 'string') {
    return value.startsWith(from) ? to + value.slice(from.length) : value;
  }
  if (Array.isArray(value)) {
    return value.map((each: Value) => pointTo(each, from, to));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, pointTo(each, from, to)]))
    : value;
}
