import { afterAll, beforeAll } from '@jest/globals';
import { schedulerSuite } from '../../conformance/scheduler-suite.ts';
import { bullmqSchedulerUnderTest } from '../../support/bullmq-scheduler-under-test.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { type RedisUnderTest, startRedis } from '../../support/servers/start-redis.ts';

describeWithServers('Redis', { servers: ['redis-server'] }, () => {
  let server: RedisUnderTest;
  beforeAll(async () => {
    server = await startRedis();
  }, 30_000);
  afterAll(async () => {
    await server.stop();
  });

  schedulerSuite('BullMQ', () => bullmqSchedulerUnderTest(server.uri));
});
