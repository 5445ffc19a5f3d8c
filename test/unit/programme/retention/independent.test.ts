import { describe, expect, it } from '@jest/globals';
import { type Row } from '../../../../src/domain/row.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { somebody } from '../../../support/somebody.ts';
import { createStage } from '../../../support/stage.ts';

const day = 86_400_000;
const start = Date.parse('2025-09-01T10:00:00+07:00');
const retention = { texts: 365 * day, media: null, results: null, logs: null, independent: 90 * day };

function message(id: string, contact: string, age: number): Row {
  const media = [{ kind: 'voice', ref: `kept:${contact}/${id}.ogg` }];
  return { kind: 'messages', id, contact, at: start - age * day, version: 1, data: { text: id, media } };
}

/** What is left of messages of 200, 91 and 89 days ago, and which files were removed. */
async function keep(fields: Readonly<Record<string, string>>) {
  const clock = createFakeClock(start, { leaps: true });
  const stage = await createStage({ flows: {}, channel: createFakeChannel(), clock });
  await stage.companion.change('siti', () => somebody({ id: 'siti', fields }));
  await stage.companion.stop();
  const { store } = stage;
  const rows = [200, 91, 89].map((age) => message(`m${age}`, 'siti', age));
  rows.push({ ...message('answer', 'siti', 150), kind: 'results' }, message('answer', 'siti', 150));
  await store.write({ contacts: [], rows });
  const again = await createStage({ flows: {}, channel: createFakeChannel(), clock, store, retention });
  await again.companion.settled();
  return { left: (await again.rows('messages')).map(({ id }) => id), removed: again.removed };
}

describe('what was said with a family that needs no aid any more', () => {
  it('goes after three months, with its files, but for what was said since and what is an answer', async () => {
    expect(await keep({ independent_on: '2025-05-01' })).toEqual({
      left: ['m89'],
      removed: ['kept:siti/m200.ogg', 'kept:siti/m91.ogg'],
    });
  });

  it('stays as with others where it is independent for a shorter while, or not at all', async () => {
    const all = ['m200', 'm91', 'm89', 'answer'];
    expect((await keep({ independent_on: '2025-07-01' })).left).toEqual(all);
    expect((await keep({ independent_said: '2025-01-01' })).left).toEqual(all);
  });
});
