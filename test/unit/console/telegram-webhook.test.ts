import { describe, expect, it } from '@jest/globals';
import { createFakeConsole, token } from '../../support/fake-console.ts';

const path = '/telegram/webhook';
const update = {
  body: { update_id: 1 },
  headers: { 'x-telegram-bot-api-secret-token': 's', authorization: '' },
};

describe('the webhook of Telegram', () => {
  it('hands the update and its secret over, without our token', async () => {
    const taken: unknown[] = [];
    const { ask } = createFakeConsole({
      telegramWebhook: (...each) => {
        taken.push(each);
        return Promise.resolve('taken');
      },
    });
    expect((await ask(path, update)).status).toBe(200);
    await ask(path, { body: 'x', headers: { authorization: '' } });
    expect(taken).toEqual([
      ['s', { update_id: 1 }],
      [undefined, undefined],
    ]);
  });

  it.each([
    ['refused', 403],
    ['unreadable', 400],
  ] as const)('answers what was %s with %i', async (outcome, status) => {
    const { ask } = createFakeConsole({ telegramWebhook: () => Promise.resolve(outcome) });
    expect((await ask(path, update)).status).toBe(status);
  });

  it('asks for the update again when it could not be kept', async () => {
    const telegramWebhook = () => Promise.reject(new RangeError('Siti'));
    const { ask, logged } = createFakeConsole({ telegramWebhook });
    expect((await ask(path, update)).status).toBe(503);
    expect(logged).toMatchObject([['error', expect.any(String), { fault: 'RangeError' }]]);
  });

  it('does not exist without one', async () => {
    const headers = { authorization: `Bearer ${token}` };
    expect((await createFakeConsole().ask(path, { ...update, headers })).status).toBe(404);
  });
});
