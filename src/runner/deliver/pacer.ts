import { type Cancel, type Clock, type Instant } from '../../domain/time/clock.ts';
import { type Pace } from '../../channels/channel.ts';
import { type Unsettled } from './unsettled.ts';

/** How somebody stands in line. */
export interface Standing {
  /** Awaited when the turn comes, must not reject; those after it wait so long. */
  readonly getReady: () => Promise<void>;
  /** Once it resolves, who is behind lets nobody go first any more. */
  readonly hurried: Promise<void>;
}

/** Lets messages out no faster than the network allows. */
export interface Pacer {
  /**
   * Resolves when the next message to this chat may go. Who is `behind` lets everybody else go first.
   */
  turn(chat: string, order?: 'first' | 'behind', standing?: Partial<Standing>): Promise<void>;
  /** The network asked us to wait: nothing goes before `until`. */
  park(until: Instant): void;
  /** Nobody waits any more: whoever was in line finds that nothing is sent. */
  release(): void;
}

/** A pacer for a channel without a pace, such as the simulator. */
const unpaced: Pacer = {
  turn: () => Promise.resolve(),
  park: () => undefined,
  release: () => undefined,
};

/**
 * Nothing goes while so many are out and not written down, be it that the store stands still: a crash would let them
 * come twice. A quarter of a second at the pace of Telegram.
 */
const mostUnsettled = 6;

type GetReady = Standing['getReady'];

const isReady: GetReady = () => Promise.resolve();

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
  const chats = createChats(pace);
  const waiting = createWaiting(clock);
  const channel = createChannelTurns(pace, { clock, unsettled, waiting });
  return {
    turn: async (
      chat,
      order = 'first',
      { getReady = isReady, hurried = new Promise<void>(() => undefined) } = {},
    ) => {
      const free = chats.reserve(chat, clock.now());
      await waiting.waitFor(() => free);
      await channel[order]({ getReady, hurried });
    },
    park: channel.park,
    release: waiting.release,
  };
}

/** What is held up on its way comes closer to what follows: with a little more between them no second has too many. */
const slack = 1.04;

interface TurnParts extends Omit<PacerParts, 'pace'> {
  readonly waiting: ReturnType<typeof createWaiting>;
}

/** The turns of all chats together: counted from when the last one went, so what a stall put off is not made up for. */
function createChannelTurns({ perSecond }: Pace, { clock, unsettled, waiting }: TurnParts) {
  const gap = (1000 / perSecond) * slack;
  let parked: Instant = 0;
  let last: Instant = -Infinity;
  let ahead = 0;
  let lastFirst: Promise<void> = Promise.resolve();

  const free = (others: number): Instant => {
    // A clock that was put back makes nobody wait until its old time.
    last = Math.min(last, clock.now());
    return Math.max(last + gap * (1 + others), parked);
  };
  const takeTurn = (): boolean => {
    const goes = unsettled.count() < mostUnsettled;
    last = goes ? clock.now() : last;
    return goes;
  };
  const go = async (others: () => number, getReady: GetReady): Promise<void> => {
    await waiting.waitFor(() => free(others()));
    await getReady();
    do {
      await unsettled.below(mostUnsettled);
    } while (!(await waiting.waitFor(() => free(others()), takeTurn)));
  };
  const goFirst = async (before: Promise<void>, getReady: GetReady): Promise<void> => {
    ahead += 1;
    await before;
    await go(() => 0, getReady);
    ahead -= 1;
  };
  const first: First = ({ getReady }) => (lastFirst = goFirst(lastFirst, getReady));
  const next: Next = ({ getReady }, hurries) => go(() => (hurries() ? 0 : ahead), getReady);
  return {
    first,
    behind: createLineBehind(first, next, waiting.lookAgain),
    park: (moment: Instant): void => {
      parked = Math.max(parked, moment);
    },
  };
}

type First = (standing: Pick<Standing, 'getReady'>) => Promise<void>;
type Next = (standing: Pick<Standing, 'getReady'>, hurries: () => boolean) => Promise<void>;

/**
 * Those who let everybody else go first, in their order; who is hurried goes like everybody else, also from the head of
 * the line, where `lookAgain` makes them see it.
 */
function createLineBehind(first: First, next: Next, lookAgain: () => void) {
  let last: Promise<void> = Promise.resolve();
  return (standing: Standing): Promise<void> => {
    const before = last;
    let hurried = false;
    const hurries = (): boolean => hurried;
    const told = standing.hurried.then(() => {
      hurried = true;
      lookAgain();
    });
    const turn = Promise.race([before, told]).then(() =>
      hurried ? first(standing) : next(standing, hurries),
    );
    last = Promise.all([before, turn]).then(() => undefined);
    return turn;
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
  const lookAgain = (): void => {
    [...waiting].forEach((go) => {
      go();
    });
  };
  return {
    /** Until a moment that may move while one waits for it; answers with `then`, done before others look. */
    waitFor: async (moment: () => Instant, then = (): boolean => true): Promise<boolean> => {
      while (!released && moment() > clock.now()) {
        await pause(moment());
      }
      return then();
    },
    /** The moments that are waited for have moved. */
    lookAgain,
    release: (): void => {
      released = true;
      lookAgain();
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
