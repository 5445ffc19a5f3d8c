import { describe, expect, it } from '@jest/globals';
import { createNeighbours, type Neighbours } from '../../support/neighbours.ts';

const day = 86_400_000;

/** Rini coordinates and is away for a week; `others` coordinate too. */
async function withoutRini(others: readonly string[]): Promise<Neighbours> {
  const people = await createNeighbours();
  for (const id of others) {
    await people.add(id, { role: 'coordinator', name: id });
  }
  await people.happen('rini', { kind: 'away', until: people.clock.now() + 7 * day, standIn: null });
  return people;
}

describe('a coordinator who is away', () => {
  it('is told nothing that another coordinator is there for, and is heard of need', async () => {
    const people = await withoutRini(['dedi']);
    await people.write('siti', 'akhiri pesan');
    expect(people.told('dedi').join()).toContain('tidak ingin lagi');
    expect(people.told('rini').join()).not.toContain('tidak ingin lagi');
    await people.write('siti', 'rumah kami banjir');
    expect(people.told('rini').at(-1)).toContain('PENTING');
  });

  it('is told where nobody else is there', async () => {
    const people = await withoutRini([]);
    await people.write('siti', 'akhiri pesan');
    expect(people.told('rini').join()).toContain('tidak ingin lagi');
  });
});
