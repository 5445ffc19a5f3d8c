import { describe, expect, it } from '@jest/globals';
import { createSentShelf } from '../../../../../src/channels/whatsapp/outbound/sent-shelf.ts';

const day = 86_400_000;

describe('what was sent over WhatsApp', () => {
  it('is kept for phones that ask again within two weeks, and for no later one', async () => {
    const kept = new Map<string, Uint8Array>();
    let now = Date.parse('2026-11-26T08:00:00Z');
    const shelf = createSentShelf({
      now: () => now,
      keep: {
        read: (_kind, ids) => Promise.resolve(new Map([...kept].filter(([id]) => ids.includes(id)))),
        write: (changes) => {
          changes.forEach(({ id, value }) => value && kept.set(id, value));
          return Promise.resolve();
        },
      },
    });
    const bubble = {
      id: 'A',
      message: 'm1',
      last: true,
      at: now,
      to: null,
      reused: false,
      bytes: new Uint8Array([1, 2]),
    };
    await shelf.put([bubble]);
    now += 14 * day - 1;
    expect((await shelf.find('A'))?.message).toBe('m1');
    now += 1;
    expect(await shelf.find('A')).toBeUndefined();
  });
});
