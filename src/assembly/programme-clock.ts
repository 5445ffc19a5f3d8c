import { type MovableClock } from '../system/clock.ts';
import { type Config } from '../config.ts';
import { type Log } from '../domain/log.ts';
import { type Store } from '../store/store.ts';

/** People on a real network live in real time, unless a test says otherwise. */
export function livesInRealTime({ telegram, whatsapp, virtualClock }: Config): boolean {
  return (telegram !== null || whatsapp !== null) && !virtualClock;
}

/** By how many milliseconds the programme's clock has been moved ahead of the machine's, over all restarts. */
export async function readOffset(store: Store): Promise<number> {
  return Number((await store.getFact('clock_offset')) ?? '0');
}

/** Moves the clock forward to a moment; the offset is durable before anything happens at the new time. */
export async function setClock(store: Store, clock: MovableClock, to: number): Promise<void> {
  const offset = clock.offset() + Math.max(0, to - clock.now());
  await store.putFact('clock_offset', String(offset));
  clock.moveTo(to);
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

/** Moves a clock on to where another process of the same store has moved it. */
export async function catchUp(store: Store, clock: MovableClock): Promise<void> {
  const ahead = (await readOffset(store)) - clock.offset();
  clock.moveTo(clock.now() + ahead);
}

/** Follows, every second, a clock that another process of the same store may move. */
export function followClock(store: Store, clock: MovableClock): void {
  setInterval(() => void catchUp(store, clock).catch(() => undefined), 1000).unref();
}
