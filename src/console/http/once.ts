/** Does what has one name once, for as long as it is remembered; who asks again gets the first answer. */
export type Once = (name: string, work: () => unknown) => Promise<unknown>;

/** How many names are remembered; the oldest is forgotten first. */
const most = 5000;

/**
 * A memory of what was done under an Idempotency-Key. It lasts as long as the process; what must hold beyond that
 * (a message, a contact, a start) derives its own id from the key. What failed may be tried again.
 */
export function createOnce(): Once {
  const done = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const known = done.get(name);
    if (known) {
      return known;
    }
    const mine = Promise.resolve().then(work);
    done.set(name, mine);
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
