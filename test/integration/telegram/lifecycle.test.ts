import { afterEach, describe, expect, it } from '@jest/globals';
import { fault } from '../../telegram-server/faults.ts';
import { type Stage, openStage, siti } from './stage.ts';

let stage: Stage;

afterEach(() => stage.close());

describe('starting', () => {
  it('fails with a clear word when the token is wrong', async () => {
    stage = await openStage({ token: '1:wrong' });
    await expect(stage.start()).rejects.toThrow(/TELEGRAM_BOT_TOKEN/);
    expect(stage.channel.health().state).toBe('failed');
  });

  it('keeps trying while the network is down', async () => {
    stage = await openStage();
    stage.server.faults.script('getMe', fault.drop, fault.page(502), fault.tooMany(9));
    stage.server.people.say(siti, 'halo');
    await stage.start();
    expect(stage.channel.health()).toMatchObject({ state: 'waiting' });
    expect(stage.channel.health().words).toContain('terus mencoba');
    await stage.until(() => stage.heard.length === 1);
    expect(stage.pauses).toEqual([1000, 2000, 9000]);
    expect(stage.channel.health()).toMatchObject({ state: 'on', words: '' });
  });

  it('takes back a webhook that somebody had set, and loses nothing', async () => {
    stage = await openStage();
    const { server } = stage;
    server.people.say(siti, 'halo');
    await fetch(`${rootOf(stage)}/setWebhook?url=http://127.0.0.1:9/x`);
    expect(server.webhookUrl()).not.toBe('');
    await stage.start();
    await stage.until(() => stage.heard.length === 1);
    expect(server.log.of('deleteWebhook')[0]?.payload).toEqual({ drop_pending_updates: false });
  });
});

describe('running', () => {
  it('gets over every kind of fault between us and Telegram', async () => {
    stage = await openStage();
    const { faults, people } = stage.server;
    faults.script(
      'getUpdates',
      fault.drop,
      fault.page(503),
      fault.tooMany(3),
      fault.garble,
      fault.refuse(400, 'odd'),
    );
    await stage.start();
    people.say(siti, 'halo');
    await stage.until(() => stage.heard.length === 1 && stage.server.updates.unconfirmed().length === 0);
    expect(stage.pauses).toEqual([1000, 2000, 3000, 10_000, 30_000]);
  });

  it('asks without holding the poll open after a fault, so that it soon knows that all is well', async () => {
    stage = await openStage();
    stage.server.faults.script('getUpdates', fault.drop);
    await stage.start();
    await stage.until(() => stage.server.log.of('getUpdates').length === 3);
    const asked = stage.server.log.of('getUpdates').map(({ payload }) => payload['timeout']);
    expect(asked).toEqual([25, 0, 25]);
    expect(stage.channel.health().state).toBe('on');
  });

  it('waits its turn while another program reads the bot, and says so', async () => {
    stage = await openStage();
    const { faults, log } = stage.server;
    faults.always('getUpdates', fault.conflict());
    await stage.start();
    await stage.until(() => log.of('getUpdates').length === 3);
    expect(stage.channel.health()).toMatchObject({ state: 'waiting' });
    expect(stage.channel.health().words).toContain('program lain');
    await stage.until(() => log.of('getUpdates').length === 16);
    expect(stage.channel.health()).toMatchObject({ state: 'failed' });
    expect(stage.channel.health().words).toContain('5 menit');
    expect(stage.pauses.slice(0, 5)).toEqual([5000, 10_000, 20_000, 30_000, 30_000]);
    faults.always('getUpdates', null);
    faults.script('getUpdates', fault.tooMany(61));
    stage.server.people.say(siti, 'halo');
    await stage.until(() => stage.heard.length === 1 && stage.channel.health().state === 'on');
  });

  it('takes back a webhook that somebody sets while it runs, and loses nothing', async () => {
    stage = await openStage();
    const { server } = stage;
    await stage.start();
    await stage.until(() => server.log.of('getUpdates').length > 0);
    await fetch(`${rootOf(stage)}/setWebhook?url=http://127.0.0.1:9/x`);
    server.people.say(siti, 'halo');
    await stage.until(() => stage.heard.length === 1);
    server.people.say(siti, 'lagi');
    await stage.until(() => stage.heard.length === 2);
    expect(stage.channel.health().words).toContain('program lain');
  });

  it('says so all the while that two programs take the bot from each other in turns', async () => {
    stage = await openStage();
    const { faults, log } = stage.server;
    const states: string[] = [];
    let turn = 0;
    faults.choose('getUpdates', () => {
      const { state } = stage.channel.health();
      states.push(...(states.at(-1) === state ? [] : [state]));
      turn += 1;
      return turn % 2 === 1 ? fault.conflict() : undefined;
    });
    await stage.start();
    await stage.until(() => log.of('getUpdates').length === 130);
    expect(states).toEqual(['on', 'waiting', 'failed']);
    expect(stage.channel.health().words).toContain('5 menit');
  });

  it('goes on after a real second poller took its place', async () => {
    stage = await openStage();
    await stage.start();
    await stage.until(() => stage.server.log.of('getUpdates').length === 1);
    await fetch(`${rootOf(stage)}/getUpdates`);
    stage.server.people.say(siti, 'halo');
    await stage.until(() => stage.heard.length === 1);
    expect(stage.pauses).toEqual([5000]);
  });

  it('says that the token was taken away, and comes back with it', async () => {
    stage = await openStage();
    stage.server.faults.script('getUpdates', fault.unauthorized(), fault.unauthorized());
    const states: string[] = [];
    await stage.start();
    await stage.until(() => {
      states.push(stage.channel.health().state);
      return stage.server.log.of('getUpdates').length === 4;
    });
    expect(states).toContain('failed');
    expect(stage.channel.health().state).toBe('on');
  });
});

describe('stopping', () => {
  it('ends the poll at once and hands nothing over afterwards', async () => {
    stage = await openStage();
    await stage.start();
    await stage.until(() => stage.server.log.of('getUpdates').length === 1);
    await stage.channel.stop();
    expect(stage.channel.health().state).toBe('off');
    stage.server.people.say(siti, 'halo');
    expect(stage.heard).toHaveLength(0);
    await stage.start();
    await stage.until(() => stage.heard.length === 1);
  });

  it('waits for what is being kept, and gets it again under the same key when it was not confirmed', async () => {
    stage = await openStage();
    const kept: (() => void)[] = [];
    stage.keep = () => new Promise((resolve) => kept.push(resolve));
    stage.server.people.say(siti, 'halo');
    await stage.start();
    await stage.until(() => stage.heard.length === 1);
    let isStopped = false;
    const stopping = stage.channel.stop().then(() => {
      isStopped = true;
    });
    await fetch(`${rootOf(stage)}/getMe`);
    expect(isStopped).toBe(false);
    kept[0]?.();
    await stopping;
    stage.keep = () => Promise.resolve();
    await stage.start();
    await stage.until(() => stage.heard.length === 2);
    expect(stage.heard[1]?.key).toBe(stage.heard[0]?.key);
  });

  it('gives up on what cannot be kept in time', async () => {
    stage = await openStage({ timing: { stopLimit: 1 } });
    stage.keep = () => new Promise(() => undefined);
    stage.server.people.say(siti, 'halo');
    await stage.start();
    await stage.until(() => stage.heard.length === 1);
    await stage.channel.stop();
    expect(stage.channel.health().state).toBe('off');
  });

  it('is possible during the first attempt to start', async () => {
    stage = await openStage();
    stage.server.faults.always('getMe', fault.hang);
    const starting = stage.start();
    await stage.until(() => stage.server.log.of('getMe').length === 1);
    await stage.channel.stop();
    await starting;
    expect(stage.channel.health().state).toBe('off');
    expect(stage.server.log.of('getUpdates')).toHaveLength(0);
  });
});

function rootOf({ server }: Stage): string {
  return `${server.root()}/bot${server.token}`;
}
