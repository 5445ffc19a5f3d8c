import { setTimeout as pause } from 'node:timers/promises';
import { type ContactRecord, isUnfinished } from '../../domain/contact/contact-record.ts';
import { viewOf } from '../attend/view-of.ts';
import { type Path } from '../path.ts';
import { hasAbsorbed } from './absorb.ts';
import { findLiving } from './find-living.ts';
import { emptied, handOver, tellOthers } from './hand-over.ts';
import { inPair } from './in-pair.ts';
import { moveRows } from './move-rows.ts';

/** Ends a merge that has been begun. */
export async function finishMerge(path: Path, younger: string): Promise<void> {
  // By one at a time: the sweep may come upon a merge that is just being made.
  await path.lanes.run(`merge ${younger}`, async () => {
    while (!(await isFinished(path, younger))) {
      await stillness(path, younger);
      await withLiving(path, younger, (older) => takeOver(path, younger, older));
      await leave(path, younger);
    }
    await bringRows(path, younger);
  });
}

async function isFinished({ store }: Path, younger: string): Promise<boolean> {
  const record = await store.find(younger);
  return !record || !isUnfinished(record);
}

/** Once whoever answers by now has it all, nothing is left of the younger one. */
async function leave(path: Path, younger: string): Promise<void> {
  const [record, living] = await Promise.all([path.store.find(younger), findLiving(path.store, younger)]);
  if (living && !hasAbsorbed(living, younger)) {
    return;
  }
  if (record && living) {
    await tellOthers(path, record, living);
  }
  // Erased meanwhile: then there is nobody to forward to, and the younger one lives on.
  await path.change(younger, (current) => ({
    record:
      current && (living ? emptied(current, living.id) : { ...current, forward: null, closed: undefined }),
    rows: [],
  }));
}

async function takeOver(path: Path, younger: string, older: string): Promise<void> {
  const record = await readClosed(path, younger);
  if (record && isUnfinished(record)) {
    await path.files.move(younger, older);
    await moveRows(path, younger, older);
    await handOver(path, record, older);
  }
}

/** As it was closed: a copy of before knows nothing of that. */
async function readClosed(path: Path, id: string): Promise<ContactRecord | undefined> {
  const seat = path.seats.get(id);
  seat.loaded &&= seat.record?.forward != null;
  await path.load(seat);
  return viewOf(seat);
}

/** A send under way for them must not be made again by the other. */
export async function stillness(path: Path, id: string): Promise<void> {
  await readClosed(path, id);
  const seat = path.seats.get(id);
  while (seat.delivering || seat.settling.size > 0) {
    await pause(20);
  }
}

/**
 * Brings to whoever lives on what this process wrote down of somebody whom another process was merging: that one had
 * looked for rows before. Nothing where nobody was merged.
 */
export async function gatherLateRows(path: Path, younger: string): Promise<void> {
  if ((await path.store.find(younger))?.forward != null) {
    await path.lanes.run(`merge ${younger}`, () => bringRows(path, younger));
  }
}

function bringRows(path: Path, younger: string): Promise<void> {
  return withLiving(path, younger, (older) => moveRows(path, younger, older));
}

/**
 * Works on somebody who was merged and on whoever answers for them, and again where that one has been made one with
 * another by then. Nothing where they live by themselves.
 */
async function withLiving(
  path: Path,
  younger: string,
  work: (older: string) => Promise<void>,
): Promise<void> {
  const findOlder = async (): Promise<string> => (await findLiving(path.store, younger))?.id ?? younger;
  for (let older = await findOlder(), done = younger; older !== done && older !== younger;) {
    done = older;
    await inPair(path, [younger, older], async () => {
      if ((await findOlder()) === done) {
        await work(done);
      }
    });
    older = await findOlder();
  }
}
