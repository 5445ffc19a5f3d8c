import { type Cancel, type Clock, type Instant } from '../domain/clock.ts';
import { type Pace } from '../channels/channel.ts';

/** Lets messages out no faster than the network allows. */
export interface Pacer {
  /** Resolves when the next message to this chat may go. */
  turn(chat: string): Promise<void>;
  /** The network asked us to wait: nothing goes before `until`. */
  park(until: Instant): void;
  /** Until when the channel is parked; null when it is not. */
  parkedUntil(): Instant | null;
}

/** A pacer for a channel without a pace, such as the simulator. */
const unpaced: Pacer = { turn: () => Promise.resolve(), park: () => undefined, parkedUntil: () => null };

/**
 * A pacer for one channel. It runs on the real clock: a network's limits do not move with the simulator's
 * time. Each chat may burst, then goes at its own pace; all chats share the channel's rate.
 */
export function createPacer({ pace, clock }: { pace: Pace | null; clock: Clock }): Pacer {
  return pace ? createPaced(pace, clock) : unpaced;
}

function createPaced(pace: Pace, clock: Clock): Pacer {
  const gap = 1000 / pace.perSecond;
  const chats = new Map<string, Instant>();
  let channelFree: Instant = 0;
  let parked: Instant = 0;

  const reserve = (chat: string): Instant => {
    const now = clock.now();
    forgetIdle(chats, now);
    const credit = pace.chatEvery * (pace.chatBurst - 1);
    const chatFree = Math.max(chats.get(chat) ?? 0, now - credit);
    const at = Math.max(now, channelFree, parked, chatFree);
    chats.set(chat, Math.max(chatFree, at - credit) + pace.chatEvery);
    channelFree = Math.max(channelFree, at) + gap;
    return at;
  };

  return {
    turn: async (chat) => {
      let at = reserve(chat);
      while (at > clock.now()) {
        await until(clock, at);
        at = Math.max(at, parked);
      }
    },
    park: (moment) => {
      parked = Math.max(parked, moment);
    },
    parkedUntil: () => (parked > clock.now() ? parked : null),
  };
}

/** Chats that are free again need no place in memory. */
function forgetIdle(chats: Map<string, Instant>, now: Instant): void {
  if (chats.size < 2000) {
    return;
  }
  for (const [chat, free] of chats) {
    if (free <= now) {
      chats.delete(chat);
    }
  }
}

function until(clock: Clock, at: Instant): Promise<Cancel> {
  return new Promise((resolve) => {
    const cancel = clock.at(at, () => {
      resolve(cancel);
    });
  });
}
