import { type Store } from '../../src/store/store.ts';

/** A new store of some implementation, for one test. */
export interface StoreUnderTest {
  readonly store: Store;
  /** A folder of the test's own, for backups. */
  readonly folder: string;
  /** Closes the store and opens it again on what it left. */
  reopen(): Promise<Store>;
  /** Opens what `store.backup(path)` wrote as a store of its own; the original is closed. */
  openBackup(path: string): Promise<Store>;
  /** Closes whatever is open and removes it. */
  dispose(): Promise<void>;
}

/** Makes a store for each test. */
export type StoreFactory = () => Promise<StoreUnderTest>;
