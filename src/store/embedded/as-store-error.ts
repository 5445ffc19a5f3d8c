import { StoreError, type StoreFailure } from '../store.ts';

const advice: { readonly [reason in Exclude<StoreFailure, 'exists' | 'too_large'>]: string } = {
  in_use: 'is in use by another process; stop that one first, two must never write to it',
  corrupt: 'is damaged; keep it as it is and restore the latest backup',
  newer: 'was written by a newer version of Semangat; install that version or restore an older backup',
  full: 'cannot grow, the disk is full; nothing was lost, free some space and go on',
  unavailable:
    'cannot be read or written; check that its folder is there, that both belong to the user who runs this, and that the disk is sound',
};

const reasons: readonly (readonly [string, keyof typeof advice])[] = [
  ['SQLITE_BUSY', 'in_use'],
  ['SQLITE_LOCKED', 'in_use'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
];

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** A fault of the store at `path`, in words an operator can act on. */
export function storeFault(reason: keyof typeof advice, path: string, cause?: unknown): StoreError {
  return new StoreError(reason, `The database ${path} ${advice[reason]}.`, { cause });
}

/** Turns what the driver or the file system threw into a `StoreError`; one that is one already stays. */
export function asStoreError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) {
    return error;
  }
  if (!(error instanceof Error)) {
    return storeFault('unavailable', path, error);
  }
  const code = codeOf(error);
  const reason = reasons.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'unavailable';
  return storeFault(reason, path, error);
}
