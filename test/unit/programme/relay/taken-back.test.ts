import { expect, it } from '@jest/globals';
import { createNeighbours } from '../../../support/neighbours.ts';

it('brings no family what a volunteer took back before saying for whom it was', async () => {
  const people = await createNeighbours();
  await people.write('siti', 'Halo Bu');
  await people.write('ani', 'Bu?');
  await people.write('wati', 'Salah tulis');
  await people.write('wati', 'Besok jam 8 ya');
  await people.companion.ear.takenBack({ key: 'w3', from: 'simulator:wati', formerKeys: [] });
  await people.write('wati', '2');
  expect(people.told('siti').join('\n')).toContain('Besok jam 8 ya');
  expect(people.told('siti').join('\n')).not.toContain('Salah tulis');
  await people.write('wati', 'Salah lagi');
  await people.companion.ear.takenBack({ key: 'w6', from: 'simulator:wati', formerKeys: [] });
  await people.write('wati', '1');
  expect([...people.told('ani'), ...people.told('siti')].join('\n')).not.toContain('Salah');
});
