import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type TelegramServer, createTelegramServer } from '../../telegram-server/telegram-server.ts';

let server: TelegramServer;

beforeEach(async () => {
  server = createTelegramServer();
  await server.start();
  server.people.say(7, 'halo');
});

afterEach(() => server.stop());

async function call(method: string, payload: object, token = server.token): Promise<unknown> {
  const response = await fetch(`${server.root()}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return response.json();
}

function keyboard(callback_data: string): object {
  return { inline_keyboard: [[{ text: 'Ya', callback_data }]] };
}

describe('the Bot API server of the tests', () => {
  it.each([
    ['an unknown method', 'getHologram', {}, 404],
    ['a chat that never wrote', 'sendMessage', { chat_id: 8, text: 'x' }, 400],
    ['an empty text', 'sendMessage', { chat_id: 7, text: ' ' }, 400],
    ['a text that is too long', 'sendMessage', { chat_id: 7, text: 'x'.repeat(4097) }, 400],
    ['broken markup', 'sendMessage', { chat_id: 7, text: '<b>', parse_mode: 'HTML' }, 400],
    [
      'a button that carries too much',
      'sendMessage',
      { chat_id: 7, text: 'x', reply_markup: keyboard('x'.repeat(65)) },
      400,
    ],
    ['a file that is not there', 'sendPhoto', { chat_id: 7, photo: 'nowhere' }, 400],
  ])('refuses %s', async (_what, method, payload, status) => {
    expect(await call(method, payload)).toMatchObject({ ok: false, error_code: status });
  });

  it('refuses a wrong token', async () => {
    expect(await call('getMe', {}, '1:x')).toMatchObject({ ok: false, error_code: 401 });
  });

  it('shows what was sent as the person sees it', async () => {
    const text = '<b>Halo</b> &amp; selamat';
    const answer = await call('sendMessage', {
      chat_id: 7,
      text,
      parse_mode: 'HTML',
      reply_markup: keyboard('q:1'),
    });
    expect(answer).toMatchObject({ ok: true, result: { text: 'Halo & selamat', chat: { id: 7 } } });
    expect(server.sentTo(7)).toMatchObject([{ text: 'Halo & selamat', source: text }]);
    expect(() => {
      server.people.tap(7, server.sentTo(7)[0]?.id ?? 0, 'Tidak');
    }).toThrow('No button "Tidak" among: Ya');
  });

  it('does not let a bot poll while a webhook is set', async () => {
    await call('setWebhook', { url: 'http://127.0.0.1:9/' });
    expect(await call('getUpdates', {})).toMatchObject({ error_code: 409 });
    expect(await call('getWebhookInfo', {})).toMatchObject({ result: { pending_update_count: 1 } });
    await call('deleteWebhook', {});
    expect(await call('getUpdates', {})).toMatchObject({ result: [{ message: { text: 'halo' } }] });
  });
});
