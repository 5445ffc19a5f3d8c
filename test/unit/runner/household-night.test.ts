import { expect, it } from '@jest/globals';
import { type Store } from '../../../src/store/store.ts';
import { createHouse, phone } from '../../support/household.ts';

const hour = 60 * 60 * 1000;

/** More look-ups of a phone than three days need: then nothing is found any more, and whoever looks on stops. */
const most = 1000;

it('waits behind the other question through the night, without looking again and again', async () => {
  let looked = 0;
  const wrap = (store: Store): Store => ({
    ...store,
    findAddress: (address) => {
      looked += 1;
      return looked > most ? Promise.resolve(undefined) : store.findAddress(address);
    },
  });
  const house = await createHouse(['Siti', 'Budi'], {
    wrap,
    manners: { quietHours: { from: '20:00', to: '07:00' }, cap: null },
  });
  await house.start('siti');
  expect(await house.start('budi')).toEqual([]);
  // From ten in the morning over two nights, in which whatever waits is put off to seven.
  const texts = await house.pass(45 * hour);
  expect(texts.filter((text) => text.includes('Budi'))).toEqual([]);
  expect(looked).toBeLessThan(100);
  expect(await house.hear('sehat')).toEqual([
    'Terima kasih, sehat.',
    'Assalamualaikum, Budi.',
    'Untuk Budi: Bagaimana kabarnya?',
  ]);
  expect((await house.store.findAddress(phone))?.speaker).toBe('budi');
});
