import { type StoreWithVault } from '../../src/store/vault.ts';

/** A new store of some implementation, for one test. */
export interface StoreUnderTest {
  readonly store: StoreWithVault;
  /** A folder of the test's own, for backups. */
  readonly folder: string;
  /** Closes the store and opens it again on what it left. */
  reopen(): Promise<StoreWithVault>;
  /** Opens what `store.backup(path)` wrote as a store of its own; the original is closed. */
  openBackup(path: string): Promise<StoreWithVault>;
  /** Closes whatever is open and removes it. */
  dispose(): Promise<void>;
}

/** Makes a store for each test. */
export type StoreFactory = () => Promise<StoreUnderTest>;

/** A store that is opened, and opened anew as often as a test wants it. */
export async function openAnew(open: () => Promise<StoreWithVault>) {
  const store = await open();
  let current = store;
  const reopen = async (): Promise<StoreWithVault> => {
    await current.close();
    current = await open();
    return current;
  };
  return { store, reopen, close: () => current.close() };
}
