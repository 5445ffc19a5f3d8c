import { type Broadcast, broadcastCause } from '../../domain/broadcast.ts';
import { type ChannelName } from '../../domain/contact/address.ts';
import { type Chore } from '../../runner/sweep/chore.ts';
import { type Path } from '../../runner/path.ts';
import { type Tally } from '../../store/store.ts';
import { askAboutLate } from './ask-about-late.ts';
import { type BroadcastBook, type Progress } from './broadcast-book.ts';
import { callOffOpen, giveAgain, releasePaused } from './change-recipients.ts';
import { type Reach } from './classify.ts';
import { findAudience } from './find-audience.ts';
import { followMerges, isPassedOver } from './follow-merges.ts';
import { giveParted } from './give-parted.ts';
import { takeUp } from './hand-out.ts';
import { countOnTheWay, countOpen, countPaused, countUnsent } from './count-recipients.ts';
import { createInFlight, type InFlight, type RoundName } from './in-flight.ts';
import { goRound } from './go-round.ts';
import { openStanding, type Standing } from './standing.ts';
import { beginOf, hasBegun } from './begin-of.ts';

/** What handing out broadcasts needs. */
export interface DriverParts {
  readonly path: Path;
  readonly book: BroadcastBook;
  /** How many may be on their way on a channel at once; a channel without a number has no pace. */
  readonly room: { readonly [channel in ChannelName]?: number };
  readonly newContacts: boolean;
}

/**
 * Hands out what was started: a page at a time, no faster than each channel takes it, from a stored cursor. It also
 * takes back what was cancelled, lets go what was paused, and asks about what takes too long.
 */
export function createBroadcastDriver(parts: DriverParts): Chore {
  const { book, path } = parts;
  const inFlight = new Map<string, InFlight>();
  const inFlightOf = (id: string): InFlight => {
    const own = inFlight.get(id) ?? createInFlight(path);
    inFlight.set(id, own);
    return own;
  };
  return {
    run: async () => {
      const cancelled = (await book.list('cancelled')).filter(({ closedAt }) => closedAt === null);
      const begun = (await book.list('started')).filter((each) => hasBegun(each, path.clock.now()));
      // One that is slow holds up no other.
      const done = await Promise.allSettled([
        ...cancelled.map((each) => callOff(parts, each)),
        ...begun.map((each) => drive({ ...parts, inFlight: inFlightOf(each.id) }, each)),
      ]);
      forgetOthers(inFlight, begun);
      const failed = done.find((each) => each.status === 'rejected');
      if (failed) {
        throw failed.reason;
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

function forgetOthers(inFlight: Map<string, InFlight>, broadcasts: readonly Broadcast[]): void {
  for (const [id, own] of inFlight) {
    if (own.all().length === 0 && !broadcasts.some((each) => each.id === id)) {
      inFlight.delete(id);
    }
  }
}

interface Driving extends DriverParts {
  readonly inFlight: InFlight;
}

async function drive(parts: Driving, broadcast: Broadcast): Promise<void> {
  const { path, book, inFlight } = parts;
  const { id, announcement, deadline } = broadcast;
  const tally = await book.tally(id);
  if (deadline !== null && path.clock.now() > deadline) {
    await askAboutLate(parts, broadcast, countUnsent(tally, broadcast.size ?? 0));
    return;
  }
  if (countPaused(tally) > 0) {
    await releasePaused(path, broadcast);
  }
  const standing = await openStanding(book, { id, inFlight });
  await takeUpLeft(parts, broadcast, standing);
  const isThrough = await handOut(parts, { broadcast, tally, standing });
  await takeUpLeft(parts, broadcast, standing);
  const done = isThrough && standing.now().inHand.length === 0;
  if (done && standing.now().attempt < announcement.attempt) {
    await giveAgain(path, standing, broadcast);
  } else if (done && (await isOver(parts, broadcast))) {
    await book.change(id, (each) => (each.state === 'started' ? { ...each, state: 'done' } : each));
  }
}

/** Nobody has it still to come. Of a list those who were merged are followed one by one, and have it by now. */
async function isOver(parts: Driving, broadcast: Broadcast): Promise<boolean> {
  const { path, book } = parts;
  const { id, audience } = broadcast;
  if (countOpen(await book.tally(id)) > 0) {
    return false;
  }
  return audience.contacts !== null || !(await giveParted({ path, reach: reachOf(parts) }, broadcast));
}

/** Those of whom it is noted that they are being told, by nobody any more: a process died, or the store failed. */
async function takeUpLeft(parts: Driving, broadcast: Broadcast, standing: Standing): Promise<void> {
  const { path, inFlight } = parts;
  const left = standing.now().inHand.filter((each) => !inFlight.has(each));
  if (left.length > 0) {
    await takeUp({ path, broadcast, reach: reachOf(parts) }, left);
    await standing.move((each) => each, { now: path.clock.now() });
  }
}

function reachOf({ path, newContacts }: DriverParts): Reach {
  return { channels: new Set(path.lines.keys()), newContacts };
}

/** Every channel has its own round, so that a slow one holds up no other; the last round finds who moved meanwhile. */
async function handOut(
  parts: Driving,
  about: { readonly broadcast: Broadcast; readonly tally: readonly Tally[]; readonly standing: Standing },
): Promise<boolean> {
  const { path, book, inFlight } = parts;
  const { broadcast, tally, standing } = about;
  const reach = reachOf(parts);
  if (standing.now().ended.includes('rest')) {
    return handOutMerged(parts, about);
  }
  const found = await findAudience(path.store, broadcast.audience);
  const go = (round: RoundName, room: number) =>
    goRound({ path, book, reach, found, inFlight, standing }, broadcast.id, { round, room });
  const rounds = await Promise.all(
    [...path.lines.keys()].map((each) =>
      go(each, (parts.room[each] ?? Infinity) - countOnTheWay(tally, each)),
    ),
  );
  return rounds.every(Boolean) && (await go('rest', Infinity)) && handOutMerged(parts, about);
}

/** Whoever of a list was merged before their turn came gets it as who answers now: the last round goes once more. */
async function handOutMerged(
  { path, book, inFlight, ...parts }: Driving,
  { broadcast, standing }: { readonly broadcast: Broadcast; readonly standing: Standing },
): Promise<boolean> {
  const { id, audience } = broadcast;
  if (audience.contacts === null) {
    return true;
  }
  const found = await findAudience(path.store, await followMerges(path.store, audience));
  const now = path.clock.now();
  if (!(await isPassedOver(path.store, broadcast, { found, now, inHand: (each) => inFlight.has(each) }))) {
    return true;
  }
  await standing.move(withoutRest, { now });
  const reach = reachOf({ path, book, ...parts });
  return goRound({ path, book, reach, found, inFlight, standing }, id, { round: 'rest', room: Infinity });
}

function withoutRest({ cursors, ended, ...before }: Progress): Progress {
  const others = Object.entries(cursors).filter(([round]) => round !== 'rest');
  return { ...before, cursors: Object.fromEntries(others), ended: ended.filter((each) => each !== 'rest') };
}

async function callOff({ path, book }: DriverParts, { id }: Broadcast): Promise<void> {
  const left = await callOffOpen(path, broadcastCause(id));
  if (left === 0) {
    await book.change(id, (each) => ({ ...each, closedAt: path.clock.now() }));
  }
}
