import { embeddedStoreUnderTest } from '../support/embedded-store-under-test.ts';
import { storeSuite } from './store-suite.ts';

storeSuite('SQLite', () => embeddedStoreUnderTest());
storeSuite('SQLite with documents in memory', () => embeddedStoreUnderTest(true));
