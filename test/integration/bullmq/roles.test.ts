import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { realClock } from '../../../src/system/clock.ts';
import { type AlarmData } from '../../../src/queue/bullmq/alarm-job.ts';
import { createBullmqScheduler } from '../../../src/queue/bullmq/create-bullmq-scheduler.ts';
import { type Scheduler } from '../../../src/queue/scheduler.ts';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { type RedisUnderTest, startRedis } from '../../support/servers/start-redis.ts';
import { until } from '../../support/until.ts';

describeWithServers('alarms of a role', { servers: ['redis-server'] }, () => {
  let server: RedisUnderTest;
  let prefix: string;
  let schedulers: Scheduler[];
  let errors: unknown[];
  beforeAll(async () => {
    server = await startRedis();
  }, 30_000);
  afterAll(async () => {
    await server.stop();
  });
  beforeEach(() => {
    prefix = `test-${randomBytes(6).toString('hex')}`;
    [schedulers, errors] = [[], []];
  });
  afterEach(async () => {
    await Promise.all(schedulers.map((each) => each.stop()));
  });

  const open = (): Scheduler => {
    const onError = (error: unknown): void => void errors.push(error);
    const scheduler = createBullmqScheduler({ redisUrl: server.uri, prefix, clock: realClock, onError });
    schedulers.push(scheduler);
    return scheduler;
  };
  const listen = async (scheduler: Scheduler): Promise<string[]> => {
    const rung: string[] = [];
    await scheduler.start((ids) => Promise.resolve(void rung.push(...ids)));
    return rung;
  };
  const jobs = async (role: string): Promise<readonly AlarmData[]> => {
    const client = new Redis(server.uri);
    const keys = await client.keys(`${prefix}:alarms-${role}:alarm-*`);
    const texts = await Promise.all(keys.map((key) => client.hget(key, 'data')));
    client.disconnect();
    return texts.flatMap((text) => (text === null ? [] : [JSON.parse(text) as AlarmData]));
  };
  /** Who is to be woken by whoever serves the role, and by no process of its own. */
  const handedOver = async (role: string): Promise<readonly string[]> =>
    (await jobs(role)).filter(({ by }) => by === null).flatMap(({ ids }) => ids);

  it('wait for a process that serves it, and are rung by no other', async () => {
    const [idle, other] = [open(), open()];
    const rung = await listen(other);
    idle.wake('a', Date.now(), 'telegram');
    await until(async () => (await handedOver('telegram')).length > 0);
    idle.wake('b', Date.now());
    await until(() => rung.length > 0);
    expect(rung).toEqual(['b']);
    await other.serve('telegram');
    await until(() => rung.length > 1);
    expect(rung).toEqual(['b', 'a']);
  }, 20_000);

  it('are rung by a process that was to serve it before it was started', async () => {
    const [idle, early] = [open(), open()];
    await early.serve('telegram');
    await early.serve('whatsapp');
    await early.leave('whatsapp');
    const rung = await listen(early);
    idle.wake('a', Date.now(), 'whatsapp');
    await until(async () => (await handedOver('whatsapp')).length > 0);
    idle.wake('b', Date.now(), 'telegram');
    await until(() => rung.length > 0);
    expect(rung).toEqual(['b']);
  }, 20_000);

  it('are handed over at their moment by a process that has left it since', async () => {
    const leaving = open();
    await listen(leaving);
    await leaving.serve('telegram');
    leaving.wake('a', Date.now() + 1500, 'telegram');
    await until(async () => (await jobs('telegram')).length > 0);
    await leaving.leave('telegram');
    await until(async () => (await handedOver('telegram')).length > 0);
    const next = open();
    const rung = await listen(next);
    await next.serve('telegram');
    await until(() => rung.length > 0);
    expect(rung[0]).toBe('a');
  }, 20_000);

  it('are waited for at stop when they were taken from another, and reported when they fail', async () => {
    const [idle, failing] = [open(), open()];
    const steps: string[] = [];
    let fail = (): void => undefined;
    await failing.start(async () => {
      steps.push('taken');
      await new Promise<void>((resolve) => {
        fail = resolve;
      });
      steps.push('failed');
      throw new Error('cannot ring');
    });
    idle.wake('a', Date.now());
    await until(() => steps.length > 0);
    const stopped = failing.stop().then(() => steps.push('stopped'));
    fail();
    await stopped;
    expect(steps).toEqual(['taken', 'failed', 'stopped']);
    expect(errors).toEqual([new Error('cannot ring')]);
  }, 20_000);
});
