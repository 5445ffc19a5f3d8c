import { type Clock, type Millis } from '../domain/time/clock.ts';
import { within } from '../domain/time/within.ts';
import { type Store } from './store.ts';

/** So long a store that can be used hardly ever takes for one small fact, in milliseconds. */
const patience: Millis = 2000;

/**
 * Asks a store something small: whether it answers, within 2 s. However often that is asked, one question is under
 * way; the faults of what is written tell of an outage later, as long as a write may wait.
 */
export function createAnswers(store: Pick<Store, 'getFact'>, clock: Clock): () => Promise<boolean> {
  let underWay: Promise<boolean> | undefined;
  const ask = (): Promise<boolean> =>
    store.getFact('store_tried').then(
      () => true,
      () => false,
    );
  return async () => {
    underWay ??= ask().finally(() => (underWay = undefined));
    return (await within(clock, patience, underWay)) ?? false;
  };
}
