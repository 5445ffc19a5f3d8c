import { type ChannelHealth } from '../channel.ts';
import { type Clock, type Instant } from '../../domain/time/clock.ts';
import { type Condition, type HealthWords } from './health-words.ts';

/** What keeps the channel from working, by the name of the words that say so. */
export type Trouble = Exclude<Condition, 'starting'>;

/** How the channel is doing, kept for whoever asks. */
export interface Status {
  health(): ChannelHealth;
  off(): void;
  starting(): void;
  on(): void;
  trouble(what: Trouble): void;
  /** Since when this trouble lasts; undefined while there is none or another. */
  sinceOf(what: Trouble): Instant | undefined;
}

const failing: readonly Trouble[] = ['long_conflict', 'token', 'webhook', 'unpushed'];

/** Makes the status of a channel that is off. `onChange` is told each new state once. */
export function createStatus({
  clock,
  words,
  onChange,
}: {
  readonly clock: Clock;
  readonly words: HealthWords;
  readonly onChange: (state: ChannelHealth['state'], trouble: Trouble | null) => void;
}): Status {
  let health: ChannelHealth = { state: 'off', words: '', since: clock.now() };
  let current: Trouble | null = null;
  const set = (state: ChannelHealth['state'], said: string, trouble: Trouble | null) => {
    if (state === health.state && trouble === current) {
      return;
    }
    health = { state, words: said, since: clock.now() };
    current = trouble;
    onChange(state, trouble);
  };
  return {
    health: () => health,
    off: () => {
      set('off', '', null);
    },
    starting: () => {
      set('starting', words('starting'), null);
    },
    on: () => {
      set('on', '', null);
    },
    trouble: (what) => {
      set(failing.includes(what) ? 'failed' : 'waiting', words(what), what);
    },
    sinceOf: (what) => (current === what ? health.since : undefined),
  };
}
