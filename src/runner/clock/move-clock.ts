import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { createAwaitOthers } from './await-others.ts';
import { type ClockMove, type ClockMoved, ClockRefused } from '../companion.ts';
import { isBusy } from '../attend/seat.ts';
import { type Path } from '../path.ts';
import { watchSentElsewhere } from './sent-elsewhere.ts';

/** Moves the programme's clock to a moment, forward only; what it shows survives restarts. */
export type SetClock = (to: Instant) => Promise<void>;

interface Moving {
  readonly move: ClockMove;
  readonly set: SetClock;
  /** The same for the same request: it moves the clock once, also when it is asked again after a crash. */
  readonly name: string | null;
}

/**
 * Passes each due instant in order and handles what is due at it, then shows the moment asked for. Two moves at
 * once are made one after the other. Throws ClockRefused where the name belongs to another move.
 */
export function moveClock(path: Path, { move, set, name }: Moving): Promise<ClockMoved> {
  return path.lanes.run('the clock', () =>
    name === null ? passInstants(path, { to: move, set }) : moveOnce(path, { move, set, name }),
  );
}

/** What is kept of a move: how it was asked for, and where it goes. */
interface KeptMove {
  readonly asked: ClockMove;
  readonly to: Instant;
}

/** Several processes may be asked at once: the first of them says where it goes, and what is answered. */
async function moveOnce(
  path: Path,
  { move, set, name }: Moving & { readonly name: string },
): Promise<ClockMoved> {
  const { store, clock } = path;
  const [fact, done] = [`clock_move:${name}`, `clock_moved:${name}`];
  const before = readKept(await store.getFact(fact), move);
  const moved = await store.getFact(done);
  if (moved !== undefined) {
    return JSON.parse(moved) as ClockMoved;
  }
  let claimed = before !== null;
  const heading = async (to: Instant): Promise<Instant> => {
    const kept = JSON.stringify({ asked: move, to });
    if (claimed) {
      await store.putFact(fact, kept);
      return to;
    }
    claimed = true;
    return readKept(await store.keepFact(fact, kept), move)?.to ?? to;
  };
  const mine = await passInstants(path, { to: before?.to ?? move, set, heading });
  if (!claimed) {
    await heading(clock.now());
  }
  return JSON.parse(await store.keepFact(done, JSON.stringify(mine))) as ClockMoved;
}

function readKept(kept: string | undefined, move: ClockMove): KeptMove | null {
  const read = JSON.parse(kept ?? 'null') as KeptMove | null;
  if (read && JSON.stringify(read.asked) !== JSON.stringify(move)) {
    throw new ClockRefused('this Idempotency-Key moved the clock otherwise before; use a new one');
  }
  return read;
}

interface Passing {
  readonly to: ClockMove | Instant;
  readonly set: SetClock;
  /** Told where it goes before the clock is set; answers where it is to go. */
  readonly heading?: (to: Instant) => Promise<Instant>;
}

async function passInstants(
  path: Path,
  { to, set, heading = (wanted) => Promise.resolve(wanted) }: Passing,
): Promise<ClockMoved> {
  await path.work.done();
  let handled = 0;
  const others = createAwaitOthers(path);
  while (await others()) {
    await path.work.done();
  }
  const handle = async (instant: Instant): Promise<number> => {
    const here = await handleInstant(path, instant, { set, others });
    handled += here;
    return here;
  };
  if (to === 'next') {
    await passToFirst(path, async (instant) => handle(await heading(instant)));
  } else {
    const target = await heading(typeof to === 'number' ? to : path.clock.now() + to.advance);
    await passUntil(path, target, handle);
  }
  return { now: path.clock.now(), handled };
}

/** By this it is seen whether an instant brought anything. */
function countDone({ counters }: Path): number {
  return counters.turns + counters.sent;
}

/** Handles an instant; answers with how much was done at it. */
type Handle = (instant: Instant) => Promise<number>;

/** Before all that was ever due. */
const never: Instant = -1;

/**
 * Passes each instant until the target at which something is due, in order, and shows the target. What was due and
 * could not be done, such as what another process is to send, holds nobody else up: time goes on to what is due after
 * it.
 */
async function passUntil(path: Path, target: Instant, handle: Handle): Promise<void> {
  let next = await nextInstant(path, never);
  while (next !== null && next <= target) {
    const done = await handle(next);
    next = await nextInstant(path, done > 0 ? never : next);
  }
  await handle(Math.max(target, path.clock.now()));
}

/** Somebody whose message is put off again and again, such as by a pause, is no reason to pass the years. */
const longestInVain: Millis = 8 * 24 * 60 * 60 * 1000;

/** Passes to the first instant at which something is done. */
async function passToFirst(path: Path, handle: Handle): Promise<void> {
  const first = await nextInstant(path, never);
  for (let next = first; next !== null && next <= (first ?? 0) + longestInVain;) {
    if ((await handle(next)) > 0) {
      return;
    }
    next = await nextInstant(path, next);
  }
}

/**
 * When something after a moment is to be done, by a contact or for all; what should have been done before is done now.
 */
async function nextInstant({ store, chores, clock }: Path, after: Instant): Promise<Instant | null> {
  const [first] = await store.due(Number.MAX_SAFE_INTEGER, 1, { at: after + 1, id: '' });
  const moments = [first?.at ?? null, (await chores?.next()) ?? null].filter((each) => each !== null);
  const ahead = moments.filter((each) => each > after);
  return ahead.length === 0 ? null : Math.max(Math.min(...ahead), clock.now());
}

interface Handling {
  readonly set: SetClock;
  /** Resolves with whether other processes did something of what is due, so that it is to be looked again. */
  readonly others: () => Promise<boolean>;
}

async function handleInstant(path: Path, instant: Instant, { set, others }: Handling): Promise<number> {
  const before = countDone(path);
  const sentElsewhere = await watchSentElsewhere(path, instant);
  await set(instant);
  for (let idle = false; !idle;) {
    const done = countDone(path);
    await path.chores?.run();
    for (const { id } of await path.store.due(path.clock.now(), 1000)) {
      const seat = path.seats.get(id);
      // Another process may have moved what they wait for to this instant: by our copy nothing would be due.
      seat.stale ||= !isBusy(seat) && seat.settled.size === 0;
      path.tidy(seat);
    }
    await path.work.done();
    idle = countDone(path) === done && !(await others());
  }
  return countDone(path) - before + (await sentElsewhere());
}
