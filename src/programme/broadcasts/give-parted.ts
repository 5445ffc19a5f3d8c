import { type Broadcast } from '../../domain/broadcast.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { wasParted } from '../../runner/merge/is-parting.ts';
import { type Path } from '../../runner/path.ts';
import { type Reach } from './classify.ts';
import { findAudience } from './find-audience.ts';
import { sortPage, takeUp } from './hand-out.ts';
import { keepRows } from './keep-rows.ts';
import { readLeft } from './read-page.ts';

const page = 250;

/**
 * Gives it to those of its query who were taken for somebody else when their turn came and are themselves again. Few
 * have no row when the rounds are over, so few are read. Answers whether there was anybody.
 */
export async function giveParted(
  { path, reach }: { readonly path: Path; readonly reach: Reach },
  broadcast: Broadcast,
): Promise<boolean> {
  const found = await findAudience(path.store, broadcast.audience);
  const now = path.clock.now();
  const isMeant = (record: ContactRecord): boolean =>
    record.forward === null && wasParted(record) && found.includes(record.contact, now);
  let some = false;
  for (let after: string | null = null; ;) {
    const { records, end, isLast } = await readLeft(path.store, found, { id: broadcast.id, after, page });
    const parted = records.filter(isMeant);
    const { rows, meant } = await sortPage({ path, broadcast, found, reach, now }, parted);
    await keepRows(path, rows);
    await takeUp(
      { path, broadcast, reach },
      meant.map(({ record }) => record.id),
    );
    some ||= parted.length > 0;
    if (isLast || end === undefined) {
      return some;
    }
    after = end;
  }
}
