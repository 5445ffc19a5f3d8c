import { describe, expect, it } from '@jest/globals';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';

const people = ['p000', 'p001', 'p002'];

/** People to whom something came. */
async function tell(contacts: readonly string[]) {
  const stage = await createBroadcastStage({ flows: {}, channel: createFakeChannel() });
  const { broadcasts, companion } = stage;
  await stage.people(3);
  await broadcasts.create('b1', inputOf('Halo @contact.name', { query: null, contacts }), 'ani');
  await broadcasts.start('b1', { at: null, local: null, confirm: false });
  await stage.turn();
  const rows = async (): Promise<unknown> => {
    const found = await broadcasts.recipients('b1', { state: null, after: null, limit: 10 });
    return found.map(({ id, contact, data }) => [id.split('.').at(-1), contact, data['state']]).sort();
  };
  return { broadcasts, companion, rows };
}

describe('merges within merges that are undone one after the other', () => {
  it.each([
    ['all had it', people],
    ['only the one in the middle was not meant', ['p000', 'p002']],
    ['only the last one was meant', ['p002']],
  ])('leave what came of a broadcast with whom it came to: %s', async (_what, contacts) => {
    const { companion, rows } = await tell(contacts);
    const before = contacts.map((each) => [each, each, 'sent']);
    expect(await rows()).toEqual(before);
    await companion.merge('p001', 'p002');
    await companion.merge('p000', 'p001');
    for (const gone of ['p001', 'p002']) {
      expect(await companion.unmerge(gone)).toBe('done');
      await companion.settled();
    }
    expect(await rows()).toEqual(before);
  });

  it.each([
    ['all had it', people],
    ['only the one in the middle was not meant', ['p000', 'p002']],
    ['only the last one was meant', ['p002']],
  ])('leave it there also where the first merge is undone first: %s', async (_what, contacts) => {
    const { broadcasts, companion, rows } = await tell(contacts);
    const before = contacts.map((each) => [each, each, 'sent']);
    await companion.merge('p001', 'p002');
    await companion.merge('p000', 'p001');
    for (const gone of ['p002', 'p001']) {
      expect(await companion.unmerge(gone)).toBe('done');
      await companion.settled();
    }
    expect(await rows()).toEqual(before);
    expect(await broadcasts.get('b1')).toMatchObject({ state: 'done' });
  });
});
