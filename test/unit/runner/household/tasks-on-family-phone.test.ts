import { describe, expect, it } from '@jest/globals';
import { createHouse } from '../../../support/household.ts';

describe('TUGAS on the phone of a family', () => {
  it('gives the phone to the other person who shares it', async () => {
    const { hear } = await createHouse(['Siti', 'Budi']);
    await hear('kabar');
    await hear('sehat');
    expect((await hear('TUGAS'))[0]).toContain('Budi');
  });

  it('means nothing where one person has it', async () => {
    const { hear } = await createHouse(['Siti']);
    expect((await hear('TUGAS'))[0]).not.toContain('Siti');
  });
});
