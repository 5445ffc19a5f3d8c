import { expect, it } from '@jest/globals';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createHouse, phone } from '../../../support/household.ts';

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

it('comes in turn where the others’ questions end and begin at the same hour each week', async () => {
  const weekly = `
for: [beneficiary]
triggers:
  - every: { cron: '0 8 * * MON' }
steps:
  - say: Halo, @contact.first_name.
  - ask: Apa kabar minggu ini?
    id: kabar
    remind: [{ after: 24h }]
    timeout: { after: 7d, goto: end }
`;
  const house = await createHouse(['Siti', 'Budi'], {
    flows: { kabar: weekly },
    clock: createFakeClock(Date.parse('2025-05-04T10:00:00+07:00'), { leaps: true }),
    manners: { cap: null, consent: false },
  });
  const texts = await house.pass(5 * 7 * 24 * hour);
  const greeted = texts.filter((text) => text.startsWith('Halo'));
  // Who is first is nobody's right.
  const turns = greeted[0] === 'Halo, Siti.' ? ['Siti', 'Budi'] : ['Budi', 'Siti'];
  expect(greeted).toEqual([0, 1, 0, 1, 0].map((turn) => `Halo, ${turns[turn]}.`));
});

it('keeps its whole time to be answered, however long it waited in line', async () => {
  const ask = (expires: string): string =>
    `expires: ${expires}\nsteps:\n  - ask: Apa kabar?\n    id: kabar\n    answer: text\n    remind: []\n    timeout: { after: 30d }\n  - say: Terima kasih.\n`;
  const house = await createHouse(['Siti', 'Budi'], { flows: { lama: ask('20d'), singkat: ask('2d') } });
  await house.start('siti', 'lama');
  expect(await house.start('budi', 'singkat')).toEqual([]);
  await house.pass(5 * 24 * hour - 5);
  expect(await house.hear('sehat')).toEqual(['Terima kasih.', 'Untuk Budi: Apa kabar?']);
  await house.pass(47 * hour);
  expect(await house.hear('baik')).toEqual(['Terima kasih.']);
  expect(await house.answers('budi')).toEqual(['baik']);
});
