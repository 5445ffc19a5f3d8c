import { type Row } from '../../domain/row.ts';
import { rowsAlone } from '../../runner/commit/request-writer.ts';
import { gatherLateRows } from '../../runner/merge/finish-merge.ts';
import { type Path } from '../../runner/path.ts';

/**
 * Writes what became of a broadcast for some; of those who were merged meanwhile it is whoever answers now who has it.
 */
export async function keepRows(path: Path, rows: readonly Row[]): Promise<void> {
  await path.committer.commit(rowsAlone(rows));
  for (const { contact } of rows) {
    await gatherLateRows(path, contact ?? '');
  }
}
