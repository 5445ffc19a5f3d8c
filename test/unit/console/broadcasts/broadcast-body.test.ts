import { describe, expect, it } from '@jest/globals';
import { applyBody, blankInput, newBroadcast } from '../../../../src/console/broadcasts/broadcast-body.ts';

describe('the body of a broadcast', () => {
  it.each([
    ['a reminder alone', { remind_after_hours: 24 }, { remind: 86_400_000 }],
    ['both', { remind_after_hours: 1, receipt: true }, { remind: 3_600_000 }],
    ['a reminder of nothing', { remind_after_hours: 24, receipt: false }, null],
    ['no reminder', { remind_after_hours: null }, null],
  ])('with %s asks for the reply that is reminded of, and for no other', (_what, more, receipt) => {
    const { content } = applyBody(blankInput('id'), { text: 'Rapat', ...more });
    expect(content.receipt).toEqual(receipt);
  });

  it('names no file that no folder could hold', () => {
    const named = (media: string) =>
      newBroadcast.safeParse({ text: 'Rapat', audience: 'role = volunteer', media }).success;
    expect([named(`${'a'.repeat(251)}.jpg`), named(`${'a'.repeat(252)}.jpg`)]).toEqual([true, false]);
  });
});
