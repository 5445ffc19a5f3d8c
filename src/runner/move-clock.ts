import { type Instant, type Millis } from '../domain/clock.ts';
import { type Path } from './path.ts';

/** Moves the programme's clock to a moment, forward only; what it shows survives restarts. */
export type SetClock = (to: Instant) => Promise<void>;

/**
 * Passes each due instant in order and handles what is due at it, then shows the moment asked for. Two moves at
 * once are made one after the other.
 */
export function moveClock(
  path: Path,
  move: { readonly advance: Millis } | 'next',
  set: SetClock,
): Promise<{ readonly now: Instant; readonly handled: number }> {
  return path.lanes.run('the clock', () => passInstants(path, move, set));
}

async function passInstants(
  path: Path,
  move: { readonly advance: Millis } | 'next',
  set: SetClock,
): Promise<{ readonly now: Instant; readonly handled: number }> {
  await path.work.done();
  const before = path.counters.turns + path.counters.sent;
  const target = move === 'next' ? Number.POSITIVE_INFINITY : path.clock.now() + move.advance;
  let last: Instant = -1;
  for (;;) {
    const next = await nextInstant(path);
    // The same instant twice without anything to do there: held up by a network, so time goes on without it.
    if (next === null || next > target || next === last) {
      break;
    }
    last = next;
    const done = await handleInstant(path, next, set);
    if (move === 'next' && done > 0) {
      break;
    }
  }
  if (move !== 'next') {
    await handleInstant(path, Math.max(target, path.clock.now()), set);
  }
  return { now: path.clock.now(), handled: path.counters.turns + path.counters.sent - before };
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
