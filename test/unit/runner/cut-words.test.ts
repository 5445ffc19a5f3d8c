import { expect, it } from '@jest/globals';
import { createNeighbours } from '../../support/neighbours.ts';

it('says to whoever wrote more than is kept that its end is missing, and brings the beginning', async () => {
  const people = await createNeighbours();
  const said = await people.write('siti', `Bu, ${'panjang '.repeat(600)}tamat`);
  expect(said[0]).toContain('hanya bagian depannya');
  expect(people.told('wati').join('\n')).toContain('Bu, panjang');
  expect(people.told('wati').join('\n')).not.toContain('tamat');
  expect(await people.write('siti', `Bu, ${'panjang '.repeat(400)}tamat`)).toEqual([]);
  expect(people.told('wati').join('\n')).toContain('tamat');
});

it('says so to nobody who wanted no more messages', async () => {
  const people = await createNeighbours();
  await people.write('siti', 'stop');
  expect((await people.write('siti', 'panjang '.repeat(600))).join('\n')).not.toContain(
    'hanya bagian depannya',
  );
});
