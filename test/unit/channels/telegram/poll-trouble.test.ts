import { describe, expect, it } from '@jest/globals';
import { TelegramError } from 'telegraf';
import { z } from 'zod';
import { setbackAfter } from '../../../../src/channels/telegram/poll-trouble.ts';
import { TelegramRefused } from '../../../../src/channels/telegram/telegram-refused.ts';

function answer(error_code: number, retry_after?: number): TelegramError {
  const parameters = retry_after === undefined ? {} : { parameters: { retry_after } };
  return new TelegramError({ error_code, description: '', ...parameters });
}

describe('what stands in the way of a poll', () => {
  it.each([
    [answer(401), 'token'],
    [answer(404), 'token'],
    [answer(409), 'conflict'],
    [answer(429), 'throttled'],
    [answer(502), 'network'],
    [answer(400), 'unreadable'],
    [new z.ZodError([]), 'unreadable'],
    [new TelegramRefused('webhook'), 'webhook'],
    [new Error('socket hang up'), 'network'],
  ])('after %p is %s', (error, trouble) => {
    expect(setbackAfter(error, 1).trouble).toBe(trouble);
  });

  it('is waited for longer each time, up to half a minute', () => {
    const waits = [1, 2, 3, 4, 9].map((failures) => setbackAfter(answer(409), failures).wait);
    expect(waits).toEqual([5000, 10_000, 20_000, 30_000, 30_000]);
  });

  it('is waited for as long as Telegram asks', () => {
    expect(setbackAfter(answer(429, 73_414), 1).wait).toBe(73_414_000);
  });
});
