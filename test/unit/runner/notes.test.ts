import { expect, it } from '@jest/globals';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { addTwo, kabarFlows } from '../../support/play-unmerge.ts';
import { createStage } from '../../support/stage.ts';

it('a note about somebody is kept once, says nothing to them, and goes when they are erased', async () => {
  const channel = createFakeChannel();
  const stage = await createStage({ flows: kabarFlows, channel });
  await addTwo(stage);
  const note = { id: 'note-1', at: 5, kind: 'note', text: 'Rumahnya pindah.', by: 'Bu Rina' } as const;
  await stage.companion.happen('tua', note);
  await stage.companion.happen('tua', note);
  await stage.companion.settled();
  const kept = { contact: 'tua', data: { text: 'Rumahnya pindah.', by: 'Bu Rina' } };
  expect(await stage.rows('notes')).toMatchObject([kept]);
  expect(channel.arrived).toEqual([]);
  await stage.companion.erase('tua');
  expect(await stage.rows('notes')).toEqual([]);
});
