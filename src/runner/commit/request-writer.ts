import { type Row } from '../../domain/row.ts';
import { type ContactWrite, type Jotted, type Store, StoreError, type Verdict } from '../../store/store.ts';

/** What is to be written of one contact; `contact: null` for rows alone. */
export interface CommitRequest {
  readonly contact: ContactWrite | null;
  readonly rows: readonly Row[];
  /** Requests made before this one, without which it must not be written. */
  readonly restsOn: readonly CommitRequest[];
}

/** Rows that go with no contact. */
export function rowsAlone(rows: readonly Row[]): CommitRequest {
  return { contact: null, rows, restsOn: [] };
}

/** A request, and who waits for its end. */
export interface Waiting {
  readonly request: CommitRequest;
  readonly resolve: (verdict: Verdict) => void;
  readonly reject: (fault: unknown) => void;
}

/** Requests before the batch: their rows are `jotted` and become durable with the next write, or are put by it. */
export interface Ahead {
  readonly waiting: readonly Waiting[];
  readonly jotted: Jotted | undefined;
}

interface Parts {
  readonly store: Store;
  /** Requests that were not written, with why. */
  readonly failed: WeakMap<CommitRequest, unknown>;
}

/** Writes requests and tells those who wait. */
export interface RequestWriter {
  /** False, and refused, when something that it rests on was not written. */
  stands(waiting: Waiting): boolean;
  write(batch: readonly Waiting[], ahead?: Ahead): Promise<void>;
}

/** The rows of requests, in their order. */
export function rowsOf(waiting: readonly Waiting[]): readonly Row[] {
  return waiting.flatMap(({ request }) => request.rows);
}

function stands({ failed }: Parts, { request, reject }: Waiting): boolean {
  const lacking = request.restsOn.find((each) => failed.has(each));
  if (lacking) {
    failed.set(request, failed.get(lacking));
    reject(failed.get(lacking));
  }
  return !lacking;
}

async function put(store: Store, batch: readonly Waiting[], ahead: Ahead | undefined): Promise<void> {
  const contacts = batch.flatMap(({ request }) => request.contact ?? []);
  const before = ahead?.waiting ?? [];
  const written = ahead?.jotted
    ? store.write({ contacts, rows: rowsOf(batch), jotted: ahead.jotted })
    : store.write({ contacts, rows: rowsOf([...before, ...batch]) });
  const verdicts = [...(await written)];
  for (const { request, resolve } of [...before, ...batch]) {
    resolve(request.contact ? (verdicts.shift() ?? 'lost') : 'kept');
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
    for (const { request, reject } of all) {
      parts.failed.set(request, fault);
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

/** A writer over a store. */
export function createRequestWriter({ store }: Pick<Parts, 'store'>): RequestWriter {
  const parts = { store, failed: new WeakMap<CommitRequest, unknown>() };
  return {
    stands: (waiting) => stands(parts, waiting),
    write: (batch, ahead) => write(parts, batch, ahead),
  };
}
