import { keyIsTaken } from './key-is-taken.ts';

/**
 * Does what has one name once, for as long as it is remembered: a repeat gets the first answer, another request under
 * the same name a refusal.
 */
export type Once = (name: string, asked: string, work: () => unknown) => Promise<unknown>;

/**
 * A memory of what was done under an Idempotency-Key. It lasts as long as the process; what must hold beyond that
 * (a message, a contact, a start, a move of the clock) keeps the key, or derives its own id from it. What failed may be
 * tried again. So many names are remembered; the oldest is forgotten first.
 */
export function createOnce(most = 5000): Once {
  const done = new Map<string, { readonly asked: string; readonly answer: Promise<unknown> }>();
  return async (name, asked, work) => {
    const known = done.get(name);
    if (known) {
      if (known.asked !== asked) {
        throw keyIsTaken();
      }
      return known.answer;
    }
    const mine = Promise.resolve().then(work);
    done.set(name, { asked, answer: mine });
    const [oldest] = done.keys();
    if (done.size > most && oldest !== undefined) {
      done.delete(oldest);
    }
    try {
      return await mine;
    } catch (fault) {
      done.delete(name);
      throw fault;
    }
  };
}
