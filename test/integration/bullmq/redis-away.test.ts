import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { realClock } from '../../../src/system/clock.ts';
import { createBullmqScheduler } from '../../../src/queue/bullmq/create-bullmq-scheduler.ts';
import { type Scheduler } from '../../../src/queue/scheduler.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { type RedisUnderTest, startRedis } from '../../support/servers/start-redis.ts';
import { until } from '../../support/until.ts';

describeWithServers('alarms while Redis is away', { servers: ['redis-server'], own: true }, () => {
  let server: RedisUnderTest;
  let prefix: string;
  let schedulers: Scheduler[];
  let errors: unknown[];
  beforeEach(async () => {
    server = await startRedis();
    prefix = `test-${randomBytes(6).toString('hex')}`;
    [schedulers, errors] = [[], []];
  }, 30_000);
  afterEach(async () => {
    await Promise.all(schedulers.map((each) => each.stop()));
    await server.stop();
  });

  const open = (): Scheduler => {
    const onError = (error: unknown): void => void errors.push(error);
    const scheduler = createBullmqScheduler({ redisUrl: server.uri, prefix, clock: realClock, onError });
    schedulers.push(scheduler);
    return scheduler;
  };
  const listen = async (scheduler: Scheduler): Promise<string[]> => {
    const rung: string[] = [];
    await scheduler.start((ids) => {
      rung.push(...ids);
      return Promise.resolve();
    });
    return rung;
  };
  const keys = async (): Promise<readonly string[]> => {
    const client = new Redis(server.uri);
    const found = await client.keys(`${prefix}:alarms*:alarm-*`);
    client.disconnect();
    return found;
  };

  it('rings on time and reports it once, though Redis was stopped', async () => {
    const scheduler = open();
    const rung = await listen(scheduler);
    await server.kill();
    scheduler.wake('a', Date.now() + 100);
    await until(() => rung.length === 1);
    await until(() => errors.length > 0);
    expect(rung).toEqual(['a']);
    expect(new Set(errors.map(String)).size).toBe(errors.length);
  });

  it('rings for nobody, and says so once, where others put what is no alarm into the queue', async () => {
    const scheduler = open();
    const rung = await listen(scheduler);
    const queue = new Queue('alarms', { connection: { url: server.uri }, prefix });
    const strange = [null, 'Siti 0812', {}, { ids: 'Siti' }, { ids: [1, null] }, { ids: { length: 3 } }];
    await queue.addBulk(strange.map((data) => ({ name: 'ring', data, opts: { removeOnFail: true } })));
    await queue.add('ring', { ids: ['a'], by: null }, { removeOnComplete: true });
    await until(() => rung.length > 0);
    await until(async () => (await queue.getJobCountByTypes('wait', 'active')) === 0);
    await queue.close();
    expect([rung, errors.map(String)]).toEqual([['a'], [expect.stringContaining('no alarm')]]);
  });

  it('never throws nor waits where it was never there', async () => {
    await server.kill();
    const scheduler = open();
    const rung = await listen(scheduler);
    scheduler.wake('a', Date.now());
    await until(() => rung.length === 1);
    await scheduler.stop();
    expect(rung).toEqual(['a']);
  });

  it('rings for a process that died, once Redis holds its alarm', async () => {
    const dying = open();
    await listen(dying);
    dying.wake('a', Date.now() + 800);
    await until(async () => (await keys()).length > 0);
    await dying.stop();
    const rung = await listen(open());
    await until(() => rung.length > 0);
    expect(rung).toEqual(['a']);
  }, 20_000);

  it('takes the copies away when it has rung itself', async () => {
    const scheduler = open();
    const rung = await listen(scheduler);
    const at = Date.now() + 700;
    for (let each = 0; each < 100; each += 1) {
      scheduler.wake(`c${String(each)}`, at);
    }
    await until(async () => (await keys()).length > 0);
    expect(await keys()).toHaveLength(1);
    await until(() => rung.length > 0);
    await until(async () => (await keys()).length === 0);
    expect(rung).toHaveLength(100);
  }, 20_000);

  it('wakes the other processes from one that does not ring', async () => {
    const rung = await listen(open());
    open().wake('a', Date.now());
    await until(() => rung.length > 0);
    expect(rung).toEqual(['a']);
  }, 20_000);

  it('rings where the role is served, and follows it', async () => {
    const [one, other] = [open(), open()];
    const [rungByOne, rungByOther] = [await listen(one), await listen(other)];
    await one.serve('telegram');
    other.wake('a', Date.now(), 'telegram');
    await until(() => rungByOne.length === 1);
    await one.leave('telegram');
    await other.serve('telegram');
    one.wake('b', Date.now(), 'telegram');
    await until(() => rungByOther.length === 1);
    expect([rungByOne, rungByOther]).toEqual([['a'], ['b']]);
  }, 20_000);

  it('goes on with a Redis that came back empty', async () => {
    const rung = await listen(open());
    const waker = open();
    waker.wake('a', Date.now());
    await until(() => rung.length === 1);
    const client = new Redis(server.uri);
    await client.flushall();
    client.disconnect();
    waker.wake('b', Date.now());
    await until(() => rung.length === 2);
    await server.restart();
    waker.wake('c', Date.now());
    await until(() => rung.length === 3);
    expect(rung).toEqual(['a', 'b', 'c']);
  }, 30_000);

  it('stops while Redis does not answer', async () => {
    const scheduler = open();
    await listen(scheduler);
    scheduler.wake('a', Date.now() + 60_000);
    await setTimeout(50);
    server.pause();
    const begun = Date.now();
    await scheduler.stop();
    server.resume();
    expect(Date.now() - begun).toBeLessThan(9000);
  }, 20_000);
});
