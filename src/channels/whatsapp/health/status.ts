import { type Clock, type Instant } from '../../../domain/time/clock.ts';
import { type Log } from '../../../domain/log.ts';
import { type ChannelHealth } from '../../channel.ts';
import { type Condition, type HealthValues, type HealthWords, type Restriction } from './health-words.ts';

/** How the channel is doing, kept for whoever asks. */
export interface Status {
  readonly health: () => ChannelHealth;
  readonly condition: () => Condition;
  set(condition: Condition, values?: HealthValues): void;
  /** When a restriction ends; null while there is none. */
  readonly restedUntil: () => Instant | null;
  rest(until: Instant, why: Restriction): void;
}

const failing: readonly Condition[] = ['elsewhere', 'locked', 'banned', 'key', 'stop'];

/** Makes the status of a channel that is off. Each new condition is logged once. */
export function createStatus({
  clock,
  timezone,
  words,
  log,
}: {
  readonly clock: Clock;
  readonly timezone: string;
  readonly words: HealthWords;
  readonly log: Log;
}): Status {
  let current: Condition = 'off';
  let health: ChannelHealth = { state: 'off', words: words.say('off', {}), since: clock.now() };
  let resting: Instant | null = null;
  const set: Status['set'] = (condition, values = {}) => {
    const since = condition === current ? health.since : clock.now();
    health = { state: stateOf(condition), words: words.say(condition, values), since };
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
      const day = dayAndTime(until, { timezone, language: words.language });
      set('rest', { until: day, why: words.say(why, {}) });
    },
  };
}

function stateOf(condition: Condition): ChannelHealth['state'] {
  if (condition === 'off' || condition === 'on' || condition === 'starting') {
    return condition;
  }
  return failing.includes(condition) ? 'failed' : 'waiting';
}

function dayAndTime(
  at: Instant,
  { timezone, language }: { readonly timezone: string; readonly language: string },
): string {
  const form = { dateStyle: 'long', timeStyle: 'short', timeZone: timezone } as const;
  return new Intl.DateTimeFormat([language, 'id'], form).format(at);
}
