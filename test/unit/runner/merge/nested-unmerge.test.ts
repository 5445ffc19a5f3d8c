import { expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage } from '../../../support/stage.ts';

it('gives each of three their own phone and village back, whichever of two merges is undone first', async () => {
  const { companion, store, clock } = await createStage({ flows: {}, channel: createFakeChannel() });
  const whose = (id: string) =>
    store.find(id).then((each) => [each?.contact.addresses, each?.contact.village]);
  const about = { name: '', language: 'id', timezone: 'Asia/Jakarta', stranger: false };
  for (const [age, id] of ['lain', 'muda', 'tua'].entries()) {
    await companion.change(id, () => ({
      ...newContact({ id, at: clock.now() - age, ...about, addresses: [`simulator:${id}`] }),
      village: id === 'lain' ? 'Sragi' : null,
    }));
  }
  await companion.merge('muda', 'lain');
  await companion.merge('tua', 'muda');
  for (const id of ['lain', 'muda']) {
    expect(await companion.unmerge(id)).toBe('done');
    await companion.settled();
  }
  expect(await whose('tua')).toEqual([['simulator:tua'], null]);
  expect(await whose('muda')).toEqual([['simulator:muda'], null]);
  expect(await whose('lain')).toEqual([['simulator:lain'], 'Sragi']);
});
