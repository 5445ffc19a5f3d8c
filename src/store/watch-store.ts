import { type Cancel, type Clock, type Millis } from '../domain/time/clock.ts';
import { type Log } from '../domain/log.ts';
import { createAnswers } from './create-answers.ts';
import { type Store, StoreError } from './store.ts';

/** Why nothing can be kept at the moment. */
export type StoreTrouble = 'full' | 'unavailable';

/** A store, and whether it can be used at the moment. */
export interface WatchedStore<S extends Store> {
  readonly store: S;
  /** Null while all is well, as far as anybody has seen. */
  readonly trouble: () => StoreTrouble | null;
  /** Whether it answers at this moment. */
  readonly answers: () => Promise<boolean>;
}

interface Watching<S extends Store> {
  readonly store: S;
  readonly clock: Clock;
  readonly log: Log;
}

/** How often it is tried again, by a small write, in milliseconds. */
const tryEvery: Millis = 2000;

interface Watch {
  readonly trouble: WatchedStore<Store>['trouble'];
  readonly note: (fault: unknown) => void;
  readonly end: () => void;
}

/**
 * From the first fault on it writes something small until that is kept, so that the end is seen though nobody writes.
 */
function createWatch({ store, clock, log }: Watching<Store>): Watch {
  let trouble: StoreTrouble | null = null;
  let cancel: Cancel = () => undefined;
  let over = false;

  const tryAgain = (): void => {
    if (over) {
      return;
    }
    cancel = clock.at(clock.now() + tryEvery, () => {
      void store.putFact('store_tried', String(clock.now())).then(recover, tryAgain);
    });
  };
  const recover = (): void => {
    trouble = null;
    log('warn', 'the store can be used again, all goes on');
  };

  return {
    trouble: () => trouble,
    note: (fault) => {
      const reason = fault instanceof StoreError ? fault.reason : undefined;
      if (!over && trouble === null && (reason === 'full' || reason === 'unavailable')) {
        trouble = reason;
        log('error', (fault as StoreError).message);
        tryAgain();
      }
    },
    end: () => {
      over = true;
      cancel();
    },
  };
}

/**
 * The same store; when it cannot be written or reached the log says so once, with what to do, and once when that is
 * over.
 */
export function watchStore<S extends Store>({ store, clock, log }: Watching<S>): WatchedStore<S> {
  const { trouble, note, end } = createWatch({ store, clock, log });
  const noted = <T>(work: Promise<T>): Promise<T> =>
    work.catch((fault: unknown) => {
      note(fault);
      throw fault;
    });
  return {
    trouble,
    answers: createAnswers(store, clock),
    store: {
      ...store,
      find: (id) => noted(store.find(id)),
      due: (...asked) => noted(store.due(...asked)),
      write: (batch) => noted(store.write(batch)),
      replaceRow: (row, from) => noted(store.replaceRow(row, from)),
      putFact: (key, value) => noted(store.putFact(key, value)),
      keepFact: (key, value) => noted(store.keepFact(key, value)),
      erase: (id, at) => noted(store.erase(id, at)),
      close: () => {
        end();
        return store.close();
      },
    },
  };
}
