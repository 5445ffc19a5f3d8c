import { type Instant } from '../domain/clock.ts';

/** One sealed value; `null` removes it. `expires` is when it may be forgotten, null for never. */
export interface VaultChange {
  readonly kind: string;
  readonly id: string;
  readonly value: Uint8Array | null;
  readonly expires: Instant | null;
}

/**
 * Where a channel keeps what it needs to stay itself: keys, sessions, messages it may have to send again. Values
 * are sealed before they come here; a fault of the store is thrown, never answered as "there is none".
 */
export interface Vault {
  /** Those of the ids that exist and have not expired. */
  read(account: string, kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Ids of a kind in the order of their id, `after` excluded. */
  list(
    account: string,
    kind: string,
    page: { readonly after: string; readonly limit: number },
  ): Promise<readonly string[]>;
  /**
   * All changes or none, durable when it resolves. With a lease's fence a write of an older holder is refused
   * (StoreError `unavailable`).
   */
  write(account: string, changes: readonly VaultChange[], fence: number): Promise<void>;
  /** Forgets the kinds named, or everything of the account. */
  clear(account: string, kinds: readonly string[] | 'all', fence: number): Promise<void>;
  /** Drops what expired before `now`. */
  sweep(now: Instant): Promise<void>;
}
