import { type AddressInfo } from 'node:net';
import { type Server, createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fault } from '../../telegram-server/faults.ts';
import { messageUpdate } from '../../unit/channels/telegram/payloads.ts';
import { type Stage, message, openStage, siti } from './stage.ts';

const secret = 'rahasia-panjang-123';
const statuses = { taken: 200, refused: 403, unreadable: 400 };

let stage: Stage;
let door: Server;

beforeEach(async () => {
  door = createServer((request, response) => {
    const header = request.headers['x-telegram-bot-api-secret-token'];
    json(request)
      .then((body) => stage.channel.handleWebhook(header?.toString(), body))
      .then((outcome) => response.writeHead(statuses[outcome]).end())
      .catch(() => response.writeHead(503).end());
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}/hook`;
  stage = await openStage({ webhook: { url, secret } });
});

afterEach(async () => {
  await stage.close();
  door.closeAllConnections();
  await new Promise((resolve) => door.close(resolve));
});

describe('a webhook', () => {
  it('is set with its secret, and what waited comes by it', async () => {
    stage.server.people.say(siti, 'halo');
    await stage.start();
    await stage.until(() => stage.heard.length === 1);
    expect(stage.server.log.of('setWebhook')[0]?.payload).toMatchObject({
      secret_token: secret,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member', 'message_reaction'],
      drop_pending_updates: false,
    });
    expect(stage.server.log.of('getUpdates')).toHaveLength(0);
    expect(stage.channel.health().state).toBe('on');
  });

  it('gets an update again until it is durable', async () => {
    let failures = 2;
    stage.keep = () => (failures-- > 0 ? Promise.reject(new Error('disk full')) : Promise.resolve());
    await stage.start();
    stage.server.people.say(siti, 'halo');
    await stage.until(() => stage.heard.length === 3);
    expect(new Set(stage.heard.map(({ key }) => key)).size).toBe(1);
  });

  it('is answered with 200 only after the update is durable', async () => {
    const kept: (() => void)[] = [];
    stage.keep = () => new Promise((resolve) => kept.push(resolve));
    await stage.start();
    let outcome = 'open';
    const pushed = stage.channel.handleWebhook(secret, messageUpdate({ text: 'halo' })).then((what) => {
      outcome = what;
    });
    await Promise.resolve();
    expect(outcome).toBe('open');
    kept[0]?.();
    await pushed;
    expect(outcome).toBe('taken');
  });

  it.each([
    ['with a wrong word', 'salah', messageUpdate({ text: 'x' }), 'refused'],
    ['without the word', undefined, messageUpdate({ text: 'x' }), 'refused'],
    ['that is no update', secret, { hello: 1 }, 'unreadable'],
    ['of a kind we do not read', secret, { update_id: 4, hologram: {} }, 'taken'],
  ])('takes a push %s as it should', async (_what, header, body, outcome) => {
    await stage.start();
    expect(await stage.channel.handleWebhook(header, body)).toBe(outcome);
    expect(stage.heard).toHaveLength(0);
  });

  it('hands nothing over once it is stopped', async () => {
    await stage.start();
    await stage.channel.stop();
    await expect(stage.channel.handleWebhook(secret, messageUpdate({ text: 'x' }))).rejects.toThrow(
      'not running',
    );
  });

  it('that Telegram does not take fails the start with a clear word', async () => {
    stage.server.faults.script('setWebhook', fault.refuse(400, 'Bad Request: bad webhook'));
    await expect(stage.start()).rejects.toThrow(/TELEGRAM_WEBHOOK_URL/);
  });

  it('shows that the token works again when a send succeeds', async () => {
    await stage.start();
    stage.server.people.say(siti, 'halo');
    stage.server.faults.script('sendMessage', fault.unauthorized());
    await expect(stage.channel.send(message({ text: 'x' }))).rejects.toThrow();
    expect(stage.channel.health().state).toBe('failed');
    await stage.channel.send(message({ text: 'x' }));
    expect(stage.channel.health().state).toBe('on');
  });

  it('that another program took away is set again, and it says so until it stays', async () => {
    await stage.start();
    await fetch(`${stage.server.root()}/bot${stage.server.token}/deleteWebhook`);
    await stage.until(() => stage.channel.health().words.includes('program lain'));
    stage.server.people.say(siti, 'halo');
    await stage.until(() => stage.heard.length === 1);
    await stage.until(() => stage.channel.health().state === 'on');
    expect(stage.server.log.of('setWebhook')).toHaveLength(2);
  });

  it('says so while Telegram cannot bring to it what people write', async () => {
    stage.keep = () => Promise.reject(new Error('disk full'));
    await stage.start();
    stage.server.people.say(siti, 'halo');
    await stage.until(() => stage.channel.health().state === 'failed');
    expect(stage.channel.health().words).toContain('TELEGRAM_WEBHOOK_URL');
    stage.keep = () => Promise.resolve();
    await stage.until(() => stage.channel.health().state === 'on');
  });
});
