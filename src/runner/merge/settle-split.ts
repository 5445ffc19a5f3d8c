import { setTimeout as pause } from 'node:timers/promises';
import { type ChannelName } from '../../domain/contact/address.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Row } from '../../domain/row.ts';
import { findRoute } from '../deliver/find-route.ts';
import { type Path } from '../path.ts';
import { finishMerge } from './finish-merge.ts';
import { giveBack, readBefore } from './give-back.ts';
import { inPair } from './in-pair.ts';
import { isParting, isSplit, splitName } from './is-parting.ts';
import { passWorkOn } from './pass-work-on.ts';

/** So long whoever sends to the one who stayed is left to it: a process that takes over from a dead one needs 14 s. */
const patience: Millis = 15_000;
const lookAgain: Millis = 100;

/**
 * The one who stayed gives back what it took over; each step can be repeated. Where another process sends to them, that
 * one does it, for it alone knows what is on its way to them.
 */
export async function settleSplit(path: Path, younger: string): Promise<void> {
  await path.lanes.run(`merge ${younger}`, async () => {
    for (let waited = 0; await isOpen(path, younger);) {
      const row = await path.store.findRow('merges', younger);
      const from = row?.contact;
      const sender = from == null || waited >= patience ? undefined : await findSender(path, from);
      if (sender !== undefined) {
        await leaveTo(path, younger, sender);
        waited += lookAgain;
      } else if (row && from != null) {
        await finishMerge(path, from);
        const before = await inPair(path, [younger, from], () => giveBack(path, younger, from));
        await endSplit(path, row, before);
      } else {
        await forget(path, younger);
      }
    }
  });
}

/** The channel over which another process sends to somebody; undefined where it is this one, or none. */
export async function findSender(path: Path, id: string): Promise<ChannelName | undefined> {
  const record = await path.store.find(id);
  const route = record && findRoute(path, record.contact);
  return typeof route === 'object' && !route.line.held() ? route.line.channel.name : undefined;
}

async function leaveTo(path: Path, younger: string, sender: ChannelName): Promise<void> {
  if (path.stopping()) {
    throw new Error(`what ${younger} is to have back is left to whoever sends`);
  }
  path.scheduler.wake(younger, path.clock.now(), sender);
  await pause(lookAgain);
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
    await passWorkOn(path, { ...about, cause: splitName(row) });
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
