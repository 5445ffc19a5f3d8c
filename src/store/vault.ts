import { type Instant } from '../domain/time/clock.ts';
import { type Store } from './store.ts';

/** One sealed value; `null` removes it. `expires` is when it may be forgotten, null for never. */
export interface VaultChange {
  readonly kind: string;
  readonly id: string;
  readonly value: Uint8Array | null;
  readonly expires: Instant | null;
}

/**
 * Where a channel keeps what it needs to stay itself: keys, sessions, messages it may have to send again. Values
 * are sealed before they come here; a fault of the store is thrown, never answered as "there is none". Accounts and
 * kinds are short words of ours without a slash; an id may hold anything.
 */
export interface Vault {
  /** Those of the ids that exist and have not expired. */
  read(account: string, kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Ids of a kind in the order of their bytes, `after` excluded ('' begins), without what has expired. */
  list(
    account: string,
    kind: string,
    page: { readonly after: string; readonly limit: number },
  ): Promise<readonly string[]>;
  /**
   * Puts and then removes, in one durable write: a removal is never seen without all that was put. With a lease's
   * fence the write of an earlier holder is refused (StoreError `unavailable`); without changes it tells the store of
   * a new holder.
   */
  write(account: string, changes: readonly VaultChange[], fence: number): Promise<void>;
  /** Forgets the kinds named, or everything of the account. */
  clear(account: string, kinds: readonly string[] | 'all', fence: number): Promise<void>;
  /** Drops what expired at `now` or before. */
  sweep(now: Instant): Promise<void>;
}

/** A store that has a vault beside it. */
export interface StoreWithVault extends Store {
  readonly vault: Vault;
}
