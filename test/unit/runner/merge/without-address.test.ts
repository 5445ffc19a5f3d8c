import { expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage } from '../../../support/stage.ts';
import { addTwo } from '../../../support/play-unmerge.ts';

it('keeps what is known of a contact without any phone, and can be undone', async () => {
  const stage = await createStage({ flows: {}, channel: createFakeChannel() });
  const { companion, store } = stage;
  await addTwo(stage);
  await companion.change('daftar', () => ({
    ...newContact({
      id: 'daftar',
      at: 3,
      name: 'Siti',
      language: 'id',
      timezone: 'Asia/Jakarta',
      addresses: [],
      stranger: false,
    }),
    groups: ['ternak'],
    fields: { sapi: 2 },
  }));
  await companion.merge('tua', 'daftar');
  expect((await store.find('tua'))?.contact).toMatchObject({
    groups: ['pkh', 'ternak'],
    fields: { anak: 2, sapi: 2 },
  });
  expect(await companion.unmerge('daftar')).toBe('done');
  expect((await store.find('tua'))?.contact).toMatchObject({ groups: ['pkh'], fields: { anak: 2 } });
  expect((await store.find('daftar'))?.contact).toMatchObject({ groups: ['ternak'], fields: { sapi: 2 } });
});
