import { expect, it } from '@jest/globals';
import { createNeighbours } from '../../../support/neighbours.ts';

it('brings a coordinator who walked beside a family its words once, though the next companion leaves them too', async () => {
  const people = await createNeighbours();
  await people.add('tini', { companion: 'rini', name: 'Tini' });
  await people.write('tini', 'Bu, besok jadi?');
  await people.happen('tini', { kind: 'pair', companion: 'budi', name: 'Budi' });
  await people.pass(4 * 86_400_000);
  const words = 'Tini menulis: Bu, besok jadi?';
  expect(people.told('budi')).toContain(words);
  expect(people.told('rini').filter((each) => each === words)).toEqual([words]);
});
