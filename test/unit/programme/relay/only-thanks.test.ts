import { expect, it } from '@jest/globals';
import { createNeighbours } from '../../../support/neighbours.ts';

const days = 86_400_000;

it.each([
  ['Terima kasih Bu 🙏🏽🙏🏽', false],
  ['Iya, trima kasih Mbak', false],
  ['ya baik bu, makasih', false],
  ['👍', false],
  ['😭', true],
  ['Bu?', true],
  ['Ya, tapi saya sakit', true],
])('asks a coordinator to answer %j of a family: %s', async (text, isAsked) => {
  const people = await createNeighbours();
  await people.write('siti', 'Besok posyandu jam berapa?');
  await people.write('wati', 'Jam 8');
  await people.write('siti', text);
  expect(people.told('wati').at(-1)).toContain(text);
  await people.pass(3 * days);
  expect(people.told('rini').some((told) => told.includes(text))).toBe(isAsked);
});
