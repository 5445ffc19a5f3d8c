import { type Cancel, type Clock, type Instant } from '../domain/clock.ts';
import { type Pace } from '../channels/channel.ts';
import { type Unsettled } from './unsettled.ts';

/** Lets messages out no faster than the network allows. */
export interface Pacer {
  /** Resolves when the next message to this chat may go. Who is `behind` lets everybody else go first. */
  turn(chat: string, order?: 'first' | 'behind'): Promise<void>;
  /** The network asked us to wait: nothing goes before `until`. */
  park(until: Instant): void;
  /** Until when the channel is parked; null when it is not. */
  parkedUntil(): Instant | null;
  /** Nobody waits any more: whoever was in line finds that nothing is sent. */
  release(): void;
}

/** A pacer for a channel without a pace, such as the simulator. */
const unpaced: Pacer = {
  turn: () => Promise.resolve(),
  park: () => undefined,
  parkedUntil: () => null,
  release: () => undefined,
};

/**
 * Nothing goes while so many are out and not written down, be it that the store stands still: a crash would let them
 * come twice. A quarter of a second at the pace of Telegram.
 */
const mostUnsettled = 6;

interface PacerParts {
  readonly pace: Pace | null;
  readonly clock: Clock;
  readonly unsettled: Pick<Unsettled, 'below' | 'count'>;
}

/**
 * A pacer for one channel. It runs on the real clock: a network's limits do not move with the simulator's
 * time. Each chat may burst, then goes at its own pace and holds up nobody else; all chats share the channel's rate.
 * Thousands may stand behind without making an answer wait.
 */
export function createPacer({ pace, ...parts }: PacerParts): Pacer {
  return pace ? createPaced(pace, parts) : unpaced;
}

function createPaced(pace: Pace, { clock, unsettled }: Omit<PacerParts, 'pace'>): Pacer {
  const gap = 1000 / pace.perSecond;
  const chats = createChats(pace);
  const { waitFor, release } = createWaiting(clock);
  let channelFree: Instant = 0;
  let parked: Instant = 0;
  let lastBehind: Promise<void> = Promise.resolve();

  const goFirst = async (): Promise<void> => {
    do {
      await unsettled.below(mostUnsettled);
      const at = Math.max(clock.now(), channelFree, parked);
      channelFree = at + gap;
      await waitFor(() => Math.max(at, parked));
      // Places that were taken before the store stood still must not all be used at once when it goes on.
    } while (unsettled.count() >= mostUnsettled);
  };
  // Takes a place only when there is one at this moment, so that it keeps none from whoever comes meanwhile.
  const goBehind = async (before: Promise<void>): Promise<void> => {
    await before;
    await unsettled.below(mostUnsettled);
    await waitFor(() => Math.max(channelFree, parked));
    channelFree = clock.now() + gap;
  };

  return {
    turn: async (chat, order = 'first') => {
      const free = chats.reserve(chat, clock.now());
      await waitFor(() => free);
      await (order === 'first' ? goFirst() : (lastBehind = goBehind(lastBehind)));
    },
    park: (moment) => {
      parked = Math.max(parked, moment);
    },
    parkedUntil: () => (parked > clock.now() ? parked : null),
    release,
  };
}

/** Waits that can be ended all at once. */
function createWaiting(clock: Clock) {
  const waiting = new Set<() => void>();
  let released = false;
  const pause = (at: Instant): Promise<void> =>
    new Promise((resolve) => {
      const go = (): void => {
        waiting.delete(go);
        cancel();
        resolve();
      };
      const cancel: Cancel = clock.at(at, go);
      waiting.add(go);
    });
  return {
    /** Until a moment that may move while one waits for it. */
    waitFor: async (moment: () => Instant): Promise<void> => {
      while (!released && moment() > clock.now()) {
        await pause(moment());
      }
    },
    release: (): void => {
      released = true;
      [...waiting].forEach((go) => {
        go();
      });
    },
  };
}

/** When each chat is free again; those that are free need no place in memory. */
function createChats({ chatEvery, chatBurst }: Pace) {
  const chats = new Map<string, Instant>();
  const credit = chatEvery * (chatBurst - 1);
  return {
    reserve: (chat: string, now: Instant): Instant => {
      if (chats.size >= 2000) {
        forgetIdle(chats, now);
      }
      const free = Math.max(chats.get(chat) ?? 0, now - credit);
      const at = Math.max(now, free);
      chats.set(chat, Math.max(free, at - credit) + chatEvery);
      return at;
    },
  };
}

function forgetIdle(chats: Map<string, Instant>, now: Instant): void {
  for (const [chat, free] of chats) {
    if (free <= now) {
      chats.delete(chat);
    }
  }
}
