import { describe, expect, it } from '@jest/globals';
import { goodHealth } from '../../support/fake-companion.ts';
import { createFakeConsole } from '../../support/fake-console.ts';

describe('health', () => {
  it('is alive and ready when all is well', async () => {
    const { ask } = createFakeConsole();
    expect(await ask('/healthz')).toMatchObject({ status: 200, body: { status: 'alive' } });
    expect(await ask('/readyz')).toMatchObject({ status: 200, body: { ready: true, reasons: [] } });
  });

  it('says why it is not ready', async () => {
    const { ask, state } = createFakeConsole();
    state.health = {
      ...goodHealth,
      ready: false,
      channels: [{ name: 'telegram', state: 'failed', words: 'Token Telegram salah.', since: 0 }],
    };
    expect(await ask('/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, reasons: ['telegram: failed. Token Telegram salah.'] },
    });
    state.health = { ...goodHealth, ready: false };
    expect((await ask('/readyz')).body).toMatchObject({ reasons: [expect.stringContaining('store')] });
  });

  it('tells the state of the channels', async () => {
    expect((await createFakeConsole().ask('/api/channels')).body).toEqual({
      channels: [{ name: 'simulator', state: 'on', words: '', since: '1970-01-01T00:00:00.000Z' }],
    });
  });

  it('gives figures as they are when they are asked for', async () => {
    const { ask, state } = createFakeConsole();
    state.health = { ...goodHealth, turns: 3, stranded: 1 };
    const first = (await ask('/metrics')).body as string;
    expect(first).toMatch(/^semangat_turns_total 3$/m);
    expect(first).toMatch(/^semangat_stranded 1$/m);
    expect(first).toMatch(/^semangat_ready 1$/m);
    expect(first).toMatch(/^semangat_channel_state\{channel="simulator",state="on"\} 1$/m);
    expect(first).toMatch(/^process_cpu_seconds_total /m);
    state.health = { ...goodHealth, turns: 5 };
    const { headers, body } = await ask('/metrics');
    expect(body).toMatch(/^semangat_turns_total 5$/m);
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
  });
});

describe('the webhook of Telegram', () => {
  const update = { body: { update_id: 1 }, headers: { 'x-telegram-bot-api-secret-token': 's' } };

  it('hands the update and its secret over, without our token', async () => {
    const taken: unknown[] = [];
    const { ask } = createFakeConsole({
      telegramWebhook: (each) => Promise.resolve(taken.push(each) > 0),
    });
    const headers = { ...update.headers, authorization: '' };
    expect((await ask('/telegram/webhook', { ...update, headers })).status).toBe(200);
    expect(taken).toEqual([{ secret: 's', body: { update_id: 1 } }]);
  });

  it('refuses a wrong secret and what is no JSON', async () => {
    const { ask } = createFakeConsole({ telegramWebhook: () => Promise.resolve(false) });
    expect((await ask('/telegram/webhook', update)).status).toBe(401);
    expect((await ask('/telegram/webhook', { ...update, body: 'x' })).status).toBe(400);
  });

  it('is asked again by Telegram when the update could not be kept', async () => {
    const { ask } = createFakeConsole({ telegramWebhook: () => Promise.reject(new Error('no')) });
    expect((await ask('/telegram/webhook', update)).status).toBe(500);
  });
});
