import { type Instant, type Millis } from '../domain/clock.ts';
import { ClockRefused } from './companion.ts';
import { type Path } from './path.ts';

/** Moves the programme's clock to a moment, forward only; what it shows survives restarts. */
export type SetClock = (to: Instant) => Promise<void>;

/** By how far the clock is to be moved, or to the first instant at which something is due. */
export type ClockMove = { readonly advance: Millis } | 'next';

/** What became of a move. */
export interface ClockMoved {
  readonly now: Instant;
  readonly handled: number;
}

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

/** What is kept of a move: how it was asked for, where it goes, and what became of it. */
interface KeptMove {
  readonly asked: ClockMove;
  readonly to?: Instant;
  readonly moved?: ClockMoved;
}

async function moveOnce(
  path: Path,
  { move, set, name }: Moving & { readonly name: string },
): Promise<ClockMoved> {
  const fact = `clock_move:${name}`;
  const keep = (kept: Omit<KeptMove, 'asked'>): Promise<void> =>
    path.store.putFact(fact, JSON.stringify({ asked: move, ...kept }));
  const before = JSON.parse((await path.store.getFact(fact)) ?? '{}') as Partial<KeptMove>;
  if (before.asked !== undefined && JSON.stringify(before.asked) !== JSON.stringify(move)) {
    throw new ClockRefused('this Idempotency-Key moved the clock otherwise before; use a new one');
  }
  if (before.moved) {
    return before.moved;
  }
  const moved = await passInstants(path, { to: before.to ?? move, set, heading: (to) => keep({ to }) });
  await keep({ moved });
  return moved;
}

interface Passing {
  readonly to: ClockMove | Instant;
  readonly set: SetClock;
  /** Told where it goes, before the clock is set. */
  readonly heading?: (to: Instant) => Promise<void>;
}

async function passInstants(
  path: Path,
  { to, set, heading = () => Promise.resolve() }: Passing,
): Promise<ClockMoved> {
  await path.work.done();
  const before = path.counters.turns + path.counters.sent;
  if (to === 'next') {
    await passDue(path, Infinity, async (next) => {
      await heading(next);
      return (await handleInstant(path, next, set)) > 0;
    });
  } else {
    const target = typeof to === 'number' ? to : path.clock.now() + to.advance;
    await heading(target);
    await passDue(path, target, async (next) => {
      await handleInstant(path, next, set);
      return false;
    });
    await handleInstant(path, Math.max(target, path.clock.now()), set);
  }
  return { now: path.clock.now(), handled: path.counters.turns + path.counters.sent - before };
}

/** Passes each instant until the target at which something is due, in order, until it is enough. */
async function passDue(
  path: Path,
  target: Instant,
  isEnough: (next: Instant) => Promise<boolean>,
): Promise<void> {
  let last: Instant = -1;
  for (;;) {
    const next = await nextInstant(path);
    // The same instant twice without anything to do there: held up by a network, so time goes on without it.
    if (next === null || next > target || next === last) {
      return;
    }
    last = next;
    if (await isEnough(next)) {
      return;
    }
  }
}

/** When something is to be done next, by a contact or for all; what should have been done before is done now. */
async function nextInstant({ store, chores, clock }: Path): Promise<Instant | null> {
  const moments = [await store.nextDue(), (await chores?.next()) ?? null].filter((each) => each !== null);
  return moments.length === 0 ? null : Math.max(Math.min(...moments), clock.now());
}

async function handleInstant(path: Path, instant: Instant, set: SetClock): Promise<number> {
  const before = path.counters.turns + path.counters.sent;
  await set(instant);
  for (let idle = false; !idle;) {
    const done = path.counters.turns + path.counters.sent;
    await path.chores?.run();
    for (const { id } of await path.store.due(path.clock.now(), 1000)) {
      path.tidy(path.seats.get(id));
    }
    await path.work.done();
    idle = path.counters.turns + path.counters.sent === done;
  }
  return path.counters.turns + path.counters.sent - before;
}
