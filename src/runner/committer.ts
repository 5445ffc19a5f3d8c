import { type Row } from '../domain/row.ts';
import { type ContactWrite, type Store, StoreError, type Verdict } from '../store/store.ts';

/** What one contact wants written; `contact: null` for rows alone. */
export interface Wish {
  readonly contact: ContactWrite | null;
  readonly rows: readonly Row[];
  /** Wishes made before this one, without which it must not be written. */
  readonly restsOn: readonly Wish[];
}

/** Group commit: resolves when the wish is durable, or says that another writer was first. */
export interface Committer {
  commit(wish: Wish): Promise<Verdict>;
}

interface Waiting {
  readonly wish: Wish;
  readonly resolve: (verdict: Verdict) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * At most one batch is in flight, and every turn that ends meanwhile joins the next one. No timer: when nothing
 * is in flight a wish goes at once. A contact never has two wishes under way, its lane sees to that.
 */
export function createCommitter({ store, most = 500 }: { store: Store; most?: number }): Committer {
  const failed = new WeakMap<Wish, unknown>();
  let queue: Waiting[] = [];
  let busy = false;

  const flush = async (): Promise<void> => {
    busy = true;
    while (queue.length > 0) {
      const batch = queue.slice(0, most);
      queue = queue.slice(most);
      await writeBatch(
        store,
        batch.filter((each) => stands(each, failed)),
        failed,
      );
      await restOfTick();
    }
    busy = false;
  };

  return {
    commit: (wish) =>
      new Promise((resolve, reject) => {
        queue.push({ wish, resolve, reject });
        if (!busy) {
          // A microtask, so that turns ending in the same tick share the first batch.
          busy = true;
          queueMicrotask(() => void flush());
        }
      }),
  };
}

/**
 * What arrived during a write is read first and joins the next one. A store that writes while everything else waits
 * (SQLite) would otherwise get one batch, and one fsync, for each wish.
 */
function restOfTick(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** False, and refused, when something that it rests on was not written. */
function stands({ wish, reject }: Waiting, failed: WeakMap<Wish, unknown>): boolean {
  const lacking = wish.restsOn.find((each) => failed.has(each));
  if (lacking) {
    failed.set(wish, failed.get(lacking));
    reject(failed.get(lacking));
  }
  return !lacking;
}

async function writeBatch(
  store: Store,
  batch: readonly Waiting[],
  failed: WeakMap<Wish, unknown>,
): Promise<void> {
  const contacts = batch.flatMap(({ wish }) => (wish.contact ? [wish.contact] : []));
  const rows = batch.flatMap(({ wish }) => wish.rows);
  try {
    const verdicts = [...(await store.write({ contacts, rows }))];
    for (const { wish, resolve } of batch) {
      resolve(wish.contact ? (verdicts.shift() ?? 'lost') : 'kept');
    }
  } catch (fault) {
    if (batch.length > 1 && fault instanceof StoreError && fault.reason === 'too_large') {
      await writeEachAlone(store, batch, failed);
      return;
    }
    for (const { wish, reject } of batch) {
      failed.set(wish, fault);
      reject(fault);
    }
  }
}

/** One contact that is too large must fail alone. Whoever was written already loses now, reads it back and goes on. */
async function writeEachAlone(
  store: Store,
  batch: readonly Waiting[],
  failed: WeakMap<Wish, unknown>,
): Promise<void> {
  for (const each of batch) {
    if (stands(each, failed)) {
      await writeBatch(store, [each], failed);
    }
  }
}
