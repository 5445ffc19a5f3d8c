import { healthWords } from '../../../support/health-words.ts';
import { expect, it } from '@jest/globals';
import { createTelegram } from '../../../../src/channels/telegram/telegram.ts';
import { messageUpdate } from './payloads.ts';

const secret = 'rahasia-panjang-123';

it('takes what another bot hears for a message of its own, though each bot counts from 1', async () => {
  const first = await keyHeardBy('110201543:AAH');
  expect(await keyHeardBy('220201543:AAH')).not.toBe(first);
});

it('knows a message again after the same bot got a new secret', async () => {
  const first = await keyHeardBy('110201543:AAH');
  expect(await keyHeardBy('110201543:BBH')).toBe(first);
  expect(first).not.toContain('AAH');
});

async function keyHeardBy(token: string): Promise<string> {
  const heard: string[] = [];
  const channel = createTelegram({
    token,
    apiRoot: null,
    webhook: { url: 'https://contoh.test/hook', secret },
    words: healthWords.telegram,
    clock: { now: () => 0, at: () => () => undefined },
    log: () => undefined,
    readFile: () => Promise.reject(new Error('no files here')),
  });
  channel.listen({
    message: ({ key }) => Promise.resolve(void heard.push(key)),
    reach: () => Promise.resolve(),
    progress: () => Promise.resolve(),
    byHand: () => Promise.resolve(),
    takenBack: () => Promise.resolve(),
  });
  await channel.handleWebhook(secret, messageUpdate({ text: 'halo' }));
  return heard.join();
}
