import { type Instant, type Millis } from '../domain/time/clock.ts';
import { createAwaitOthers } from './await-others.ts';
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
  const others = createAwaitOthers(path);
  if (to === 'next') {
    const toFirst = async (next: Instant): Promise<number> => {
      await heading(next);
      return handleInstant(path, next, { set, others });
    };
    await passDue(path, { target: Infinity, isOne: true, handle: toFirst });
  } else {
    const target = typeof to === 'number' ? to : path.clock.now() + to.advance;
    await heading(target);
    await passDue(path, {
      target,
      isOne: false,
      handle: (next) => handleInstant(path, next, { set, others }),
    });
    await handleInstant(path, Math.max(target, path.clock.now()), { set, others });
  }
  return { now: path.clock.now(), handled: path.counters.turns + path.counters.sent - before };
}

/** Before all that was ever due. */
const never: Instant = -1;
/** Somebody whose message is put off again and again, such as by a pause, is no reason to pass the years. */
const patience: Millis = 8 * 24 * 60 * 60 * 1000;

interface PassingDue {
  readonly target: Instant;
  /** Whether it ends with the first instant at which something was done. */
  readonly isOne: boolean;
  /** Answers how much was done at an instant. */
  readonly handle: (next: Instant) => Promise<number>;
}

/**
 * Passes each instant until the target at which something is due, in order. What was due and could not be done, such
 * as what another process is to send, holds nobody else up: time goes on to what is due after it.
 */
async function passDue(path: Path, { target, isOne, handle }: PassingDue): Promise<void> {
  let latest = target;
  for (let inVain = never; ;) {
    const next = await nextInstant(path, inVain);
    if (next === null || next > latest) {
      return;
    }
    const handled = await handle(next);
    if (isOne && handled > 0) {
      return;
    }
    latest = isOne ? Math.min(latest, next + patience) : target;
    inVain = handled > 0 ? never : next;
  }
}

/** When something after a moment is to be done, by a contact or for all; what should have been done before is done now. */
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
  const before = path.counters.turns + path.counters.sent;
  await set(instant);
  for (let idle = false; !idle;) {
    const done = path.counters.turns + path.counters.sent;
    await path.chores?.run();
    for (const { id } of await path.store.due(path.clock.now(), 1000)) {
      path.tidy(path.seats.get(id));
    }
    await path.work.done();
    idle = path.counters.turns + path.counters.sent === done && !(await others());
  }
  return path.counters.turns + path.counters.sent - before;
}
