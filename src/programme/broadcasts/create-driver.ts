import { type Broadcast, broadcastCause } from '../../domain/broadcast.ts';
import { type ChannelName } from '../../domain/address.ts';
import { type Instant, type Millis } from '../../domain/clock.ts';
import { instantOfLocal } from '../../engine/announce/announce.ts';
import { type Chore } from '../../runner/chore.ts';
import { type Path } from '../../runner/path.ts';
import { type Tally } from '../../store/store.ts';
import { askAboutLate } from './ask-about-late.ts';
import { type BroadcastBook } from './broadcast-book.ts';
import { callOffOpen, giveAgain, releasePaused } from './change-recipients.ts';
import { type Reach } from './classify.ts';
import { findAudience } from './find-audience.ts';
import { countOnTheWay, countOpen, countPaused } from './open-recipients.ts';
import { goRound } from './rounds.ts';

/** What hands out broadcasts. */
export interface DriverParts {
  readonly path: Path;
  readonly book: BroadcastBook;
  /** How many may be on their way on a channel at once; a channel without a number has no pace. */
  readonly room: { readonly [channel in ChannelName]?: number };
  readonly newContacts: boolean;
}

/** Where the first people on earth have a time of the day, it is 14 hours earlier than by the clocks of UTC. */
const earliestZone: Millis = 14 * 60 * 60 * 1000;

/**
 * Hands out what was started: a page at a time, no faster than each channel takes it, from a stored cursor. It also
 * takes back what was cancelled, lets go what was paused, and asks about what takes too long.
 */
export function createBroadcastDriver(parts: DriverParts): Chore {
  const { book, path } = parts;
  return {
    run: async () => {
      for (const broadcast of await book.list('cancelled')) {
        if (broadcast.closedAt === null) {
          await callOff(parts, broadcast);
        }
      }
      for (const broadcast of await book.list('started')) {
        if (beginOf(broadcast) <= path.clock.now()) {
          await drive(parts, broadcast);
        }
      }
    },
    next: async () => {
      const now = path.clock.now();
      const moments = (await book.list('started')).flatMap((each) => [beginOf(each), each.deadline ?? 0]);
      const ahead = moments.filter((each) => each > now);
      return ahead.length === 0 ? null : Math.min(...ahead);
    },
  };
}

/** When it is to be handed out: for a time by each person's clock, before the first of them has it. */
export function beginOf({ at, local, startedAt }: Pick<Broadcast, 'at' | 'local' | 'startedAt'>): Instant {
  const moment = local === null ? at : instantOfLocal(local, 'UTC') - earliestZone;
  return moment ?? startedAt ?? 0;
}

async function drive(parts: DriverParts, broadcast: Broadcast): Promise<void> {
  const { path, book } = parts;
  const { id, announcement, deadline } = broadcast;
  const tally = await book.tally(id);
  if (deadline !== null && path.clock.now() > deadline) {
    await askAboutLate(parts, broadcast, countOpen(tally));
    return;
  }
  if (countPaused(tally) > 0) {
    await releasePaused(path, broadcast);
  }
  const done = await handOut(parts, broadcast, tally);
  const progress = await book.progress(id);
  if (done && progress.attempt < announcement.attempt) {
    await giveAgain(path, book, broadcast);
  } else if (done && countOpen(await book.tally(id)) === 0) {
    await book.change(id, (each) => (each.state === 'started' ? { ...each, state: 'done' } : each));
  }
}

/** Every channel has its own round, so that a slow one holds up no other; the last round finds who moved meanwhile. */
async function handOut(parts: DriverParts, broadcast: Broadcast, tally: readonly Tally[]): Promise<boolean> {
  const { path, book, newContacts } = parts;
  const channels = [...path.lines.keys()];
  const reach: Reach = { channels: new Set(channels), newContacts };
  const { ended } = await book.progress(broadcast.id);
  if (ended.includes('rest')) {
    return true;
  }
  const found = await findAudience(path.store, broadcast.audience);
  const all: boolean[] = [];
  for (const round of channels) {
    const room = (parts.room[round] ?? Infinity) - countOnTheWay(tally, round);
    all.push(await goRound({ path, book, reach, found }, broadcast.id, { round, room }));
  }
  const rest = { round: 'rest', room: Infinity } as const;
  return all.every(Boolean) && goRound({ path, book, reach, found }, broadcast.id, rest);
}

async function callOff({ path, book }: DriverParts, { id }: Broadcast): Promise<void> {
  const left = await callOffOpen(path, broadcastCause(id));
  if (left === 0) {
    await book.change(id, (each) => ({ ...each, closedAt: path.clock.now() }));
  }
}
