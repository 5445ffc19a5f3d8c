import { type Row } from '../../domain/row.ts';
import { type Jotted, type Store, StoreError, type Verdict } from '../../store/store.ts';
import { type Wish } from './wish.ts';

/** A wish, and who waits for its end. */
export interface Waiting {
  readonly wish: Wish;
  readonly resolve: (verdict: Verdict) => void;
  readonly reject: (fault: unknown) => void;
}

/** Whose rows were put before, and how: to be made durable by the next write, or undefined: to be put with it. */
export interface Ahead {
  readonly waiting: readonly Waiting[];
  readonly jotted: Jotted | undefined;
}

interface Parts {
  readonly store: Store;
  /** Wishes that were not written, with why. */
  readonly failed: WeakMap<Wish, unknown>;
}

/** Writes wishes and tells those who wait. */
export interface WishWriter {
  /** False, and refused, when something that it rests on was not written. */
  stands(waiting: Waiting): boolean;
  write(batch: readonly Waiting[], ahead?: Ahead): Promise<void>;
}

/** The rows of wishes, in their order. */
export function rowsOf(waiting: readonly Waiting[]): readonly Row[] {
  return waiting.flatMap(({ wish }) => wish.rows);
}

function stands({ failed }: Parts, { wish, reject }: Waiting): boolean {
  const lacking = wish.restsOn.find((each) => failed.has(each));
  if (lacking) {
    failed.set(wish, failed.get(lacking));
    reject(failed.get(lacking));
  }
  return !lacking;
}

async function put(store: Store, batch: readonly Waiting[], ahead: Ahead | undefined): Promise<void> {
  const contacts = batch.flatMap(({ wish }) => wish.contact ?? []);
  const before = ahead?.waiting ?? [];
  const written = ahead?.jotted
    ? store.write({ contacts, rows: rowsOf(batch), jotted: ahead.jotted })
    : store.write({ contacts, rows: rowsOf([...before, ...batch]) });
  const verdicts = [...(await written)];
  for (const { wish, resolve } of [...before, ...batch]) {
    resolve(wish.contact ? (verdicts.shift() ?? 'lost') : 'kept');
  }
}

async function write(parts: Parts, batch: readonly Waiting[], ahead?: Ahead): Promise<void> {
  try {
    await put(parts.store, batch, ahead);
  } catch (fault) {
    const all = [...(ahead?.waiting ?? []), ...batch];
    if (all.length > 1 && fault instanceof StoreError && fault.reason === 'too_large') {
      await writeEachAlone(parts, all);
      return;
    }
    for (const { wish, reject } of all) {
      parts.failed.set(wish, fault);
      reject(fault);
    }
  }
}

/** One contact that is too large must fail alone. Whoever was written already loses now, reads it back and goes on. */
async function writeEachAlone(parts: Parts, batch: readonly Waiting[]): Promise<void> {
  for (const each of batch) {
    if (stands(parts, each)) {
      await write(parts, [each]);
    }
  }
}

/** Writes to a store. */
export function createWishWriter({ store }: Pick<Parts, 'store'>): WishWriter {
  const parts = { store, failed: new WeakMap<Wish, unknown>() };
  return {
    stands: (waiting) => stands(parts, waiting),
    write: (batch, ahead) => write(parts, batch, ahead),
  };
}
