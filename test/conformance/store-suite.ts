import { describe } from '@jest/globals';
import { type StoreFactory } from '../support/store-under-test.ts';
import { storeContactsSuite } from './store-contacts-suite.ts';
import { storeErasureSuite } from './store-erasure-suite.ts';
import { storeKeepingSuite } from './store-keeping-suite.ts';
import { storeRowsSuite } from './store-rows-suite.ts';
import { storeSearchSuite } from './store-search-suite.ts';
import { storeVaultSuite } from './store-vault-suite.ts';

/** What every store promises. `make` gives each test an empty store of its own. */
export function storeSuite(name: string, make: StoreFactory): void {
  describe(`the store on ${name}`, () => {
    storeContactsSuite(make);
    storeRowsSuite(make);
    storeSearchSuite(make);
    storeErasureSuite(make);
    storeKeepingSuite(make);
    storeVaultSuite(make);
  });
}
