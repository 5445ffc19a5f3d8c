import { isFile } from '../../domain/is-file.ts';
import { type OutboundMessage } from '../../domain/message.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { createRemembered } from '../../domain/remembered.ts';
import { type Timing } from './timing.ts';

type WithFiles = Pick<OutboundMessage, 'id' | 'media'>;

/**
 * Of many messages with one file one carries it up, and the others wait and go by the id that it gets there: all at
 * once they would share the line until none arrives in its time.
 */
export interface Carriers {
  /** Resolves when nobody else carries a file of the message; it carries those that are not there yet. */
  readonly turn: (message: WithFiles) => Promise<void>;
  /** The file is there, and goes by an id from now on. */
  readonly arrived: (ref: string) => void;
  /** Sends a message, whose files nobody else carries until that is over, whatever comes of it. */
  carry<T>(message: WithFiles, send: () => Promise<T>): Promise<T>;
  /** Nobody waits any more. */
  release(): void;
}

interface Carrier {
  readonly message: string;
  readonly over: Promise<void>;
  readonly end: () => void;
  sends: boolean;
}

/** Whoever has not begun to send after this time was taken back, or waits himself: somebody else carries. */
const patience: Millis = 60_000;

/** Nothing is carried, and nothing is there. */
export function createCarriers({ pause }: Pick<Timing, 'pause'>): Carriers {
  const there = createRemembered<true>({ most: 500 });
  const { claim, of, ofMessage, all } = createClaims(pause);
  const othersWith = (ref: string, { id }: WithFiles): Carrier | undefined => {
    const carrier = there.find(ref) ? undefined : of(ref);
    return carrier?.message === id ? undefined : carrier;
  };
  return {
    turn: async (message) => {
      for (const ref of refsOf(message)) {
        for (let other = othersWith(ref, message); other; other = othersWith(ref, message)) {
          await other.over;
        }
        if (!there.find(ref) && !of(ref)) {
          claim(ref, message.id);
        }
      }
    },
    arrived: (ref) => {
      there.keep(ref, true);
    },
    carry: async (message, send) => {
      for (const carrier of ofMessage(message)) {
        carrier.sends = true;
      }
      try {
        return await send();
      } finally {
        endAll(ofMessage(message));
      }
    },
    release: () => {
      endAll(all());
    },
  };
}

/** In one order everywhere, so that no two wait for each other. */
function refsOf({ media }: WithFiles): readonly string[] {
  return [...new Set(media.filter(isFile).map(({ ref }) => ref))].sort();
}

function endAll(carriers: readonly Carrier[]): void {
  carriers.forEach(({ end }) => {
    end();
  });
}

/** Who carries which file. */
function createClaims(pause: Timing['pause']) {
  const carriers = new Map<string, Carrier>();
  const all = (): readonly Carrier[] => [...carriers.values()];
  return {
    of: (ref: string) => carriers.get(ref),
    all,
    ofMessage: ({ id }: WithFiles) => all().filter(({ message }) => message === id),
    claim: (ref: string, message: string): void => {
      const ended = new AbortController();
      const over = new Promise<void>((resolve) => {
        ended.signal.addEventListener('abort', () => {
          resolve();
        });
      });
      const end = (): void => {
        carriers.delete(ref);
        ended.abort();
      };
      const carrier = { message, over, end, sends: false };
      carriers.set(ref, carrier);
      void pause(patience, ended.signal).then(() => {
        if (carriers.get(ref) === carrier && !carrier.sends) {
          end();
        }
      });
    },
  };
}
