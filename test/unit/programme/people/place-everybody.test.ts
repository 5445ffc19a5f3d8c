import { expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createPlaces } from '../../../../src/domain/places.ts';
import { placeEverybody } from '../../../../src/programme/people/place-everybody.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage } from '../../../support/stage.ts';

const blank = {
  at: 1,
  name: 'Ani',
  language: 'id',
  timezone: 'Asia/Jakarta',
  addresses: [],
  stranger: false,
};

it('places everybody anew when the places of the programme have changed, and not again', async () => {
  const stage = await createStage({ flows: {}, channel: createFakeChannel() });
  await stage.companion.change('ani', () => ({ ...newContact({ id: 'ani', ...blank }), village: 'sragi' }));
  await stage.companion.change('budi', () => ({ ...newContact({ id: 'budi', ...blank }), village: 'Entah' }));
  const find = async (id: string) => (await stage.store.find(id))?.contact;
  const songgon = createPlaces([{ village: 'Sragi', subdistrict: 'Songgon', district: 'Banyuwangi' }]);
  expect(await placeEverybody(stage, songgon)).toBe(1);
  expect(await find('ani')).toMatchObject({ village: 'Sragi', place: { subdistrict: 'Songgon' } });
  expect(await find('budi')).toMatchObject({ village: 'Entah' });
  const { revision } = (await stage.store.find('ani')) ?? {};
  expect(await placeEverybody(stage, songgon)).toBe(0);
  expect((await stage.store.find('ani'))?.revision).toBe(revision);
  const licin = createPlaces([{ village: 'Sragi', subdistrict: 'Licin', district: 'Banyuwangi' }]);
  expect(await placeEverybody(stage, licin)).toBe(1);
  expect(await find('ani')).toMatchObject({ place: { subdistrict: 'Licin' } });
  expect(await placeEverybody(stage, createPlaces([]))).toBe(1);
  expect(await find('ani')).toMatchObject({ village: 'Sragi', place: null });
});
