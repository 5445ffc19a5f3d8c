import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Row } from '../../domain/row.ts';
import { type Path } from '../path.ts';
import { finishMerge } from './finish-merge.ts';
import { causeOf, giveBack, readBefore } from './give-back.ts';
import { inPair } from './in-pair.ts';
import { isParting, isSplit } from './is-parting.ts';
import { passWorkOn } from './pass-work-on.ts';

/** The one who stayed gives back what it took over; each step can be repeated. */
export async function settleSplit(path: Path, younger: string): Promise<void> {
  await path.lanes.run(`merge ${younger}`, async () => {
    while (await isOpen(path, younger)) {
      const row = await path.store.findRow('merges', younger);
      const from = row?.contact;
      if (row && from != null) {
        await finishMerge(path, from);
        const before = await inPair(path, [younger, from], () => giveBack(path, younger, from));
        await endSplit(path, row, before);
      } else {
        await forget(path, younger);
      }
    }
  });
}

async function isOpen({ store }: Path, younger: string): Promise<boolean> {
  const record = await store.find(younger);
  return record !== undefined && isParting(record);
}

/** Tells whoever had to do with the one who stayed, and forgets the merge. */
export async function endSplit(path: Path, row: Row, before: ContactRecord | undefined): Promise<void> {
  if (!before) {
    return;
  }
  const { id, name, companion } = readBefore(row).younger;
  if (companion !== null) {
    const about = { family: { id, name }, aliases: [], from: before.contact.companion, to: companion };
    await passWorkOn(path, { ...about, cause: causeOf(row) });
  }
  await path.store.dropRows('merges', [id]);
  await forget(path, id);
}

async function forget(path: Path, younger: string): Promise<void> {
  await path.change(younger, (record) => ({
    record: record && { ...record, outbox: record.outbox.filter((each) => !isSplit(each)) },
    rows: [],
  }));
}
