import { type Clock, type Millis } from '../../domain/time/clock.ts';
import { createWork, type Work } from '../work.ts';

/** Messages that a network took and the store does not know of yet: after a crash they would be sent again. */
export interface Unsettled {
  has(message: string): boolean;
  /** Whether something that this contact was sent is not written down. */
  hasOf(contact: string): boolean;
  /**
   * Writes down that a message is out. Rejects with the first fault of the store, which is told again and again from
   * then on, and `late` is called when it knows: only this process can tell, and another one that holds the channel
   * by then would repeat the message.
   */
  writeDown(sent: Sent, write: () => Promise<void>, late?: () => void): Promise<void>;
  count(): number;
  /** Resolves when there are less than so many. */
  below(limit: number): Promise<void>;
  /** The store is told no more: the process ends, and what is left may be sent again by the next. */
  giveUp(): void;
}

/** Which message is out, and whose it is. */
interface Sent {
  readonly message: string;
  readonly contact: string;
}

interface Parts {
  /** Real time. */
  readonly clock: Clock;
  /** What each new try counts as. */
  readonly work: Work;
}

/** How long the store is left alone before it is told again. */
const pause: Millis = 500;

/** What is out and not written down, by message and by whose it is. */
function createBook() {
  const known = new Map<string, () => void>();
  const messagesOf = new Map<string, Set<string>>();
  const counted = createWork({ onFault: () => undefined });
  return {
    counted,
    has: (message: string) => known.has(message),
    hasOf: (contact: string) => messagesOf.has(contact),
    keep: ({ message, contact }: Sent): void => {
      counted.do(() => new Promise((written) => known.set(message, written)));
      messagesOf.set(contact, (messagesOf.get(contact) ?? new Set()).add(message));
    },
    forget: ({ message, contact }: Sent): void => {
      known.get(message)?.();
      known.delete(message);
      const left = messagesOf.get(contact);
      left?.delete(message);
      if (left?.size === 0) {
        messagesOf.delete(contact);
      }
    },
  };
}

/** Nothing is unsettled yet. */
export function createUnsettled({ clock, work }: Parts): Unsettled {
  const { counted, has, hasOf, keep, forget } = createBook();
  let isOver = false;
  const tell = async (sent: Sent, write: () => Promise<void>): Promise<void> => {
    await write();
    forget(sent);
  };
  const tellAgain = (sent: Sent, write: () => Promise<void>, late: () => void): void => {
    clock.at(clock.now() + pause, () => {
      if (!isOver) {
        work.do(() =>
          tell(sent, write).then(late, (fault: unknown) => {
            tellAgain(sent, write, late);
            throw fault;
          }),
        );
      }
    });
  };
  return {
    has,
    hasOf,
    writeDown: async (sent, write, late = () => undefined) => {
      keep(sent);
      try {
        await tell(sent, write);
      } catch (fault) {
        tellAgain(sent, write, late);
        throw fault;
      }
    },
    count: () => counted.count(),
    below: (limit) => counted.below(limit),
    giveUp: () => {
      isOver = true;
    },
  };
}
