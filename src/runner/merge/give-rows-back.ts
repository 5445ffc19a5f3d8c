import { isDeliveryOf } from '../../domain/delivery.ts';
import { beforeMerge, mergeOrigin } from '../../domain/merge-origin.ts';
import { type Row } from '../../domain/row.ts';
import { rowsAlone } from '../commit/request-writer.ts';
import { type Path } from '../path.ts';
import { movedKinds, pointTo } from './move-rows.ts';

const page = 200;

/** Makes the rows that came along with a merge, and their files, those of whom they were before. */
export async function giveRowsBack(path: Path, younger: string, from: string): Promise<void> {
  const where = { [mergeOrigin(younger)]: true };
  for (const kind of movedKinds) {
    for (;;) {
      const rows = await path.store.rows({ kind, contact: from, where, limit: page, order: 'oldest' });
      if (rows.length === 0) {
        break;
      }
      const names = rows.flatMap((row) => filesIn(row, from));
      await path.files.moveSome(from, younger, names);
      const back = rows.map((row) => giveBack(row, from, younger));
      await path.committer.commit(rowsAlone(back));
    }
  }
}

function filesIn({ data }: Row, contact: string): readonly string[] {
  const named = JSON.stringify(data).matchAll(new RegExp(`"kept:${contact}/([^"/\\\\]+)"`, 'gu'));
  return [...named].map(([, name = '']) => name);
}

function giveBack(row: Row, from: string, younger: string): Row {
  const pointed = pointTo(row.data, `kept:${from}/`, `kept:${younger}/`) as Row['data'];
  // What was laid by for a merge before this one is still needed when that one is undone.
  const gone = [mergeOrigin(younger), ...(isDeliveryOf(younger, row) ? [beforeMerge] : [])];
  const data = Object.fromEntries(Object.entries(pointed).filter(([key]) => !gone.includes(key)));
  return { ...row, contact: younger, version: row.version + 1, data };
}
