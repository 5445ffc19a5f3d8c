import { type Clock, type Millis } from './clock.ts';

/** The result of some work; undefined once it has taken too long, and a later fault is ignored. */
export async function within<T>(clock: Clock, limit: Millis, work: Promise<T>): Promise<T | undefined> {
  let cancel = (): void => undefined;
  const late = new Promise<undefined>((resolve) => {
    cancel = clock.at(clock.now() + limit, () => {
      resolve(undefined);
    });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel();
    work.catch(() => undefined);
  }
}
