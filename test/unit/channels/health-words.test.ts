import { expect, it } from '@jest/globals';
import { createStatus } from '../../../src/channels/whatsapp/health/status.ts';
import { healthWordsOf } from '../../../src/assembly/health-words-of.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

it.each([
  [
    'id',
    'Telegram meminta kami menunggu',
    'Tertaut sebagai +62812.',
    'sampai 4 Mei 2025 pukul 19.30: pesan yang sama',
  ],
  ['jv', 'Telegram nyuwun kula ngentosi', 'Kasambung minangka +62812.', ': pesen ingkang sami'],
  ['en', 'Telegram asked us to wait', 'Linked as +62812.', 'until May 4, 2025 at 7:30'],
])('says how channels are in the language of the installation: %s', (language, throttled, linked, rest) => {
  const words = healthWordsOf({ localesDir: 'locales', language });
  expect(words.telegram('throttled')).toContain(throttled);
  const clock = createFakeClock(0);
  const status = createStatus({
    clock,
    timezone: 'Asia/Jakarta',
    words: words.whatsapp,
    log: () => undefined,
  });
  status.set('on', { number: '62812' });
  expect(status.health().words).toBe(linked);
  status.rest(Date.parse('2025-05-04T12:30:45Z'), 'restriction_104');
  expect(status.health().words).toContain(rest);
});
