import { describe, expect, it } from '@jest/globals';
import { TelegramError } from 'telegraf';
import { sendErrorOf } from '../../../../src/channels/telegram/failure.ts';
import { faultOf } from '../../../../src/channels/telegram/fault.ts';

function reasonOf(error: unknown): string {
  return sendErrorOf(faultOf(error), 'sendMessage').reason;
}

function answer(error_code: number, description: string): TelegramError {
  return new TelegramError({ error_code, description }, { payload: { text: 'rahasia' } });
}

function networkError(name: string, code?: string): Error {
  return Object.assign(new Error('request to http://127.0.0.1/bot1:rahasia/x failed'), { name, code });
}

describe('the reason of a failed send', () => {
  it.each([
    [429, 'Too Many Requests: retry after 7', 'throttled'],
    [403, 'Forbidden: bot was blocked by the user', 'unreachable'],
    [403, 'Forbidden: user is deactivated', 'unreachable'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'unreachable'],
    [400, 'Bad Request: chat not found', 'unreachable'],
    [400, 'Bad Request: PEER_ID_INVALID', 'unreachable'],
    [400, 'Bad Request: user is deactivated', 'unreachable'],
    [400, 'Bad Request: message text is empty', 'refused'],
    [413, 'Request Entity Too Large', 'refused'],
    [401, 'Unauthorized', 'network'],
    [404, 'Not Found', 'network'],
    [500, 'Internal Server Error', 'network'],
    [502, 'Bad Gateway', 'ambiguous'],
    [504, 'Gateway Timeout', 'ambiguous'],
  ])('after %i %s is %s', (status, description, reason) => {
    expect(reasonOf(answer(status, description))).toBe(reason);
  });

  it.each([
    ['ECONNREFUSED', 'network'],
    ['ENOTFOUND', 'network'],
    ['EAI_AGAIN', 'network'],
    ['ETIMEDOUT', 'network'],
    ['CERT_HAS_EXPIRED', 'network'],
    ['ECONNRESET', 'ambiguous'],
    ['EPIPE', 'ambiguous'],
    ['ERR_STREAM_PREMATURE_CLOSE', 'ambiguous'],
  ])('after %s is %s', (code, reason) => {
    expect(reasonOf(networkError('FetchError', code))).toBe(reason);
  });

  it('is ambiguous when no answer came in time, or none that can be read', () => {
    expect(reasonOf(networkError('AbortError'))).toBe('ambiguous');
    expect(reasonOf(Object.assign(networkError('FetchError'), { type: 'invalid-json' }))).toBe('ambiguous');
    expect(reasonOf('what?')).toBe('ambiguous');
  });

  it('is looked for behind the error that wraps it', () => {
    expect(reasonOf(new TypeError('fetch failed', { cause: networkError('Error', 'ECONNREFUSED') }))).toBe(
      'network',
    );
  });

  it('comes with the wait that Telegram asks for, in milliseconds', () => {
    const told = new TelegramError({ error_code: 429, description: '', parameters: { retry_after: 7 } });
    expect(sendErrorOf(faultOf(told), 'sendMessage').retryAfter).toBe(7000);
    expect(sendErrorOf(faultOf(answer(429, '')), 'sendMessage').retryAfter).toBe(5000);
    expect(sendErrorOf(faultOf(answer(400, '')), 'sendMessage').retryAfter).toBeNull();
  });

  it('is told without the token, the chat or the words', () => {
    const quoting = answer(400, 'Bad Request: can\'t parse "rahasia" of 8127364');
    const messages = [quoting, networkError('FetchError', 'ECONNRESET'), answer(403, 'rahasia')].map(
      (error) => sendErrorOf(faultOf(error), 'sendMessage').message,
    );
    expect(messages.join()).not.toMatch(/rahasia|8127364/);
    expect(messages[0]).toBe('sendMessage was answered with 400');
    expect(
      sendErrorOf(faultOf(answer(400, 'Bad Request: BUTTON_DATA_INVALID')), 'sendMessage').message,
    ).toContain('BUTTON_DATA_INVALID');
  });
});
