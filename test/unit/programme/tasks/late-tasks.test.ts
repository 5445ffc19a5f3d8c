import { describe, expect, it } from '@jest/globals';
import { createNeighbours } from '../../../support/neighbours.ts';

const day = 86_400_000;

describe('work that nobody reported on', () => {
  it('comes to the coordinators in one message that says its end, however much it is', async () => {
    const people = await createNeighbours();
    for (let each = 0; each < 45; each++) {
      await people.task('siti', `Kunjungan ${each}`);
    }
    await people.pass(13 * day);
    const [late = ''] = people.told('rini');
    expect(late.split('\n')).toHaveLength(42);
    expect(late.split('\n').at(-1)).toBe('… dan 5 lagi.');
  });

  it('of a coordinator is told to the others, and to themselves by their own list alone', async () => {
    const people = await createNeighbours();
    await people.add('dedi', { role: 'coordinator', name: 'Dedi' });
    const about = { contact: 'siti', name: 'Siti', village: null, companion: 'wati' };
    const task = { id: 't', kind: 't', about, title: 'Surat', why: '', due: null, for: 'x', flow: null };
    await people.happen('rini', { kind: 'task', task });
    await people.pass(13 * day);
    expect(people.told('dedi')).toEqual([expect.stringContaining('Belum ada laporan dari Rini')]);
    expect(people.told('rini').join()).not.toContain('Belum ada laporan');
    expect(people.told('rini').at(-1)).toContain('Siti: Surat (lewat 5 hari)');
  });
});
