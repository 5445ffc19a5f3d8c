import {} from '@jest/globals';
import { storeSuite } from '../../conformance/store-suite.ts';
import { mongoStoreUnderTest } from '../../support/mongo-store-under-test.ts';
import { describeWithMongo } from '../../support/servers/describe-with-mongo.ts';

describeWithMongo('MongoDB', (server) => {
  storeSuite('MongoDB', () => mongoStoreUnderTest(server()));
});
