import { type Clock, type Instant } from '../../domain/time/clock.ts';
import { type Log } from '../../domain/log.ts';
import { type ChannelHealth } from '../channel.ts';
import { healthWords } from './health-words.ts';

/** How the account is, by the name of the words that say so. */
export type Condition = keyof typeof healthWords;

/** What is filled into the words. */
export interface StatusValues {
  readonly number?: string;
  readonly until?: string;
  readonly why?: string;
}

/** How the channel is doing, kept for whoever asks. */
export interface Status {
  readonly health: () => ChannelHealth;
  readonly condition: () => Condition;
  set(condition: Condition, values?: StatusValues): void;
  /** When a restriction ends; null while there is none. */
  readonly restedUntil: () => Instant | null;
  rest(until: Instant, why: string): void;
}

const failing: readonly Condition[] = ['elsewhere', 'locked', 'banned', 'key', 'stop'];

/** Makes the status of a channel that is off. Each new condition is logged once. */
export function createStatus({
  clock,
  timezone,
  log,
}: {
  readonly clock: Clock;
  readonly timezone: string;
  readonly log: Log;
}): Status {
  let current: Condition = 'off';
  let health: ChannelHealth = { state: 'off', words: healthWords.off, since: clock.now() };
  let resting: Instant | null = null;
  const set: Status['set'] = (condition, values = {}) => {
    const words = wordsOf(condition, values);
    const since = condition === current ? health.since : clock.now();
    health = { state: stateOf(condition), words, since };
    if (condition !== 'rest') {
      resting = null;
    }
    if (condition !== current) {
      current = condition;
      log('info', 'WhatsApp channel', { condition });
    }
  };
  return {
    health: () => health,
    condition: () => current,
    set,
    restedUntil: () => resting,
    rest: (until, why) => {
      resting = until;
      set('rest', { until: dayAndTime(until, timezone), why });
    },
  };
}

function stateOf(condition: Condition): ChannelHealth['state'] {
  if (condition === 'off' || condition === 'on' || condition === 'starting') {
    return condition;
  }
  return failing.includes(condition) ? 'failed' : 'waiting';
}

function wordsOf(condition: Condition, values: StatusValues): string {
  return healthWords[condition].replaceAll(
    /\{(number|until|why)\}/gu,
    (_, name: keyof StatusValues) => values[name] ?? '',
  );
}

function dayAndTime(at: Instant, timezone: string): string {
  return new Intl.DateTimeFormat('id', { dateStyle: 'long', timeStyle: 'short', timeZone: timezone }).format(
    at,
  );
}
