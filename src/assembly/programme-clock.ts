import { type Config } from '../config.ts';
import { type Log } from '../domain/log.ts';
import { type Instant } from '../domain/time/clock.ts';
import { type Store } from '../store/store.ts';
import { createMovableClock, createStandingClock, type MovableClock } from '../system/clock.ts';

/** The programme's clock, and who may move it. */
export interface ProgrammeClock {
  readonly clock: MovableClock;
  /** Moves it forward; null where people live in real time. */
  readonly setClock: ((to: Instant) => Promise<void>) | null;
  /** Moves it on to where another process of the same store has moved it; absent where none can. */
  readonly catchUp?: () => Promise<void>;
}

/** Opens the clock of a store that several processes may share; `standsAt`: it stands there until it is moved. */
export async function openProgrammeClock(
  config: Config,
  {
    store,
    shared,
    standsAt,
  }: { readonly store: Store; readonly shared: boolean; readonly standsAt: Instant | undefined },
): Promise<ProgrammeClock> {
  const real = livesInRealTime(config);
  const clock =
    standsAt === undefined
      ? createMovableClock(real ? 0 : await readOffset(store))
      : createStandingClock(standsAt);
  if (real) {
    return { clock, setClock: null };
  }
  const setClock = (to: Instant): Promise<void> => moveOffset(store, clock, to);
  return shared ? { clock, setClock, catchUp: () => catchUp(store, clock) } : { clock, setClock };
}

/** People on a real network live in real time, unless a test says otherwise. */
export function livesInRealTime({ telegram, whatsapp, virtualClock }: Config): boolean {
  return (telegram !== null || whatsapp !== null) && !virtualClock;
}

/** By how many milliseconds the programme's clock has been moved ahead of the machine's, over all restarts. */
async function readOffset(store: Store): Promise<number> {
  return Number((await store.getFact('clock_offset')) ?? '0');
}

/** The offset is durable before anything happens at the new time. */
async function moveOffset(store: Store, clock: MovableClock, to: Instant): Promise<void> {
  const offset = clock.offset() + Math.max(0, to - clock.now());
  await store.putFact('clock_offset', String(offset));
  clock.moveTo(to);
}

async function catchUp(store: Store, clock: MovableClock): Promise<void> {
  const ahead = (await readOffset(store)) - clock.offset();
  clock.moveTo(clock.now() + ahead);
}

/** Warns of a machine's clock that was set back: nothing is lost, but what is due comes that much later. */
export async function warnOfClock(store: Store, clock: MovableClock, log: Log): Promise<void> {
  const last = Number((await store.getFact('last_alive')) ?? '0');
  const behind = Math.round((last - clock.now()) / 1000);
  if (behind > 60) {
    log('warn', 'the clock shows an earlier time than at the last run; what is due comes that much later', {
      seconds: behind,
    });
  }
  await store.putFact('last_alive', String(Math.max(last, clock.now())));
}

/** Follows, every second, a clock that another process of the same store may move. */
export function followClock({ catchUp: follow }: ProgrammeClock): void {
  if (follow) {
    setInterval(() => void follow().catch(() => undefined), 1000).unref();
  }
}
