import { describe, expect, it } from '@jest/globals';
import { goodHealth } from '../../support/fake-companion.ts';
import { type WhatsAppDoor } from '../../../src/console/whatsapp/whatsapp-door.ts';
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

  it('is not ready while nothing can be kept, and says what to do', async () => {
    const { ask, state } = createFakeConsole();
    state.health = { ...goodHealth, ready: false, storeTrouble: 'full' };
    expect(await ask('/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, reasons: [expect.stringContaining('Free some space')] },
    });
    state.health = { ...goodHealth, ready: false, storeTrouble: 'unavailable' };
    expect((await ask('/readyz')).body).toMatchObject({ reasons: [expect.stringContaining('reached')] });
  });

  it('is not ready while the store does not answer, although nothing has failed yet', async () => {
    const { ask, state } = createFakeConsole();
    state.answers = false;
    expect(await ask('/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, reasons: [expect.stringContaining('reached')] },
    });
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

describe('the budget of the WhatsApp number', () => {
  const door: WhatsAppDoor = {
    look: () =>
      Promise.resolve({
        state: 'on',
        words: '',
        since: 0,
        qr: null,
        code: null,
        account: '62812',
        until: null,
      }),
    requestCode: () => Promise.reject(new Error('not asked')),
    budget: () => ({
      unasked: { used: 15, limit: 20 },
      newContacts: { used: 0, limit: 0 },
      warmUpDay: 1,
      restrictedUntil: Date.parse('2025-05-06T00:00:00Z'),
    }),
  };

  it('is a figure for graphs and stands beside the link', async () => {
    const { ask } = createFakeConsole({ whatsapp: door });
    const { body } = await ask('/metrics');
    expect(body).toContain('semangat_whatsapp_budget_left{kind="unasked"} 5');
    expect(body).toContain('semangat_whatsapp_restricted 1');
    expect((await ask('/api/channels/whatsapp')).body).toMatchObject({
      account: '62812',
      budget: {
        unasked: { used: 15, limit: 20 },
        new_contacts: { used: 0, limit: 0 },
        warm_up_day: 1,
        restricted_until: '2025-05-06T00:00:00.000Z',
      },
    });
  });
});
