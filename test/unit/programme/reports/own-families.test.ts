import { describe, expect, it } from '@jest/globals';
import { createNeighbours } from '../../../support/neighbours.ts';

const strong = { progress_on: '2025-05-01', progress_good: 4, progress_asked: 5 };

describe('a volunteer’s own families', () => {
  it('are named where they are near to needing no aid, and counted where they are not', async () => {
    const people = await createNeighbours();
    const own = { companion: 'wati' } as const;
    await people.add('a', { name: 'Tini', ...own, fields: { independent_on: '2025-04-01' } });
    await people.add('b', { name: 'Sumi', ...own, fields: { ...strong, independent_said: '2025-05-02' } });
    await people.add('c', { name: 'Narti', ...own, fields: strong });
    await people.add('d', { name: 'Lastri', ...own, fields: { ...strong, progress_good: 1 } });
    await people.add('e', { name: 'Orang lain', companion: 'dewi', fields: strong });
    const [text = ''] = await people.write('wati', 'Keluarga saya');
    expect(text.split('\n').slice(0, 5)).toEqual([
      'Keluarga dampingan Anda, menurut mereka sendiri (bukan nilai, bukan syarat bantuan):',
      'Sudah mandiri: Tini.',
      'Merasa sudah mandiri, tolong diajak bicara: Sumi.',
      'Sebagian besar baik: Narti.',
      'Sedang melangkah: 1 keluarga.',
    ]);
    expect(text).not.toContain('Lastri');
    expect(text).not.toContain('Orang lain');
  });

  it('are ten by name at most, and none where nobody is noted', async () => {
    const people = await createNeighbours();
    await people.add('dewi', { name: 'Dewi', role: 'volunteer' });
    expect(await people.write('dewi', 'keluarga saya')).toEqual([
      'Belum ada keluarga dampingan yang tercatat, Dewi.',
    ]);
    for (let count = 0; count < 12; count++) {
      await people.add(`k${count}`, { name: `Ibu ${count}`, companion: 'dewi', fields: strong });
    }
    expect((await people.write('dewi', 'keluarga saya')).join()).toMatch(
      /Sebagian besar baik: Ibu 0, .* dan 2 keluarga lagi\./u,
    );
  });

  it('are told to no family that writes the same words', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'keluarga saya');
    expect(people.told('siti').join()).not.toContain('dampingan');
  });
});
