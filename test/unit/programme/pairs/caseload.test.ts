import { describe, expect, it } from '@jest/globals';
import { moveCaseload } from '../../../../src/console/pairs/move-caseload.ts';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

const hour = 3_600_000;

async function move({ companion, store }: Neighbours, from = 'wati', to = 'budi'): Promise<number> {
  const defaults = { language: 'id', timezone: 'Asia/Jakarta' };
  const rules = { people: {}, titleOf: () => undefined };
  const parts = { companion, records: createRecords({ store }), defaults, people: rules };
  const moved = await moveCaseload(parts as unknown as Parameters<typeof moveCaseload>[0], { from, to });
  await companion.settled();
  return moved;
}

describe('a volunteer who is replaced', () => {
  it('hands over all families in one act: each side is told once, and open tasks go along', async () => {
    const people = await createNeighbours();
    await people.task('siti', 'Kunjungan');
    expect(await move(people)).toBe(2);
    expect(await move(people)).toBe(0);
    expect(people.told('budi')).toEqual([
      'Mulai sekarang Anda mendampingi Ani Lestari, Siti Aminah (Songgon). Terima kasih!',
    ]);
    expect(people.told('wati')).toEqual([
      'Ani Lestari, Siti Aminah (Songgon) sekarang didampingi Budi. Terima kasih sudah menemani.',
    ]);
    expect(people.told('siti')).toEqual([expect.stringContaining('sekarang Budi')]);
    expect((await people.find('wati')).tasks).toEqual([]);
    expect((await people.find('budi')).tasks).toMatchObject([{ title: 'Kunjungan' }]);
  });

  it('leaves no words behind: what nobody answered comes to the next companion, and only there', async () => {
    const people = await createNeighbours();
    await people.pass(11 * hour);
    await people.write('siti', 'Anak saya demam');
    await move(people);
    await people.pass(12 * hour);
    expect(people.told('wati')).toEqual([expect.stringContaining('sekarang didampingi Budi')]);
    expect(people.told('budi')).toContain('Siti Aminah (Songgon) menulis: Anak saya demam');
    expect(await people.write('budi', 'Saya ke sana')).toEqual(['Terkirim ke Siti Aminah.']);
    expect(people.told('siti').at(-1)).toBe('Budi, pendamping Anda, menulis: Saya ke sana');
    const rows = await people.store.rows({ kind: 'messages', contact: 'wati', limit: 50, order: 'oldest' });
    expect(JSON.stringify(rows)).not.toContain('demam');
  });

  it('leaves open tickets where they are', async () => {
    const people = await createNeighbours();
    await people.happen('siti', { kind: 'handover', ticket: 't1', topic: 'Bantuan' });
    await move(people);
    expect(await people.find('siti')).toMatchObject({ companion: 'budi', ticket: 't1' });
    expect(await people.rows('tickets')).toMatchObject([{ id: 't1', data: { state: 'open' } }]);
  });

  it('hands over all of them although the process that was asked dies behind the first durable write', async () => {
    const people = await createNeighbours();
    const families = [{ contact: 'siti', name: 'Siti Aminah', village: 'Songgon', companion: 'wati' }];
    await people.happen('wati', { kind: 'hand_over', to: 'budi', name: 'Budi', families, count: 2 });
    expect((await people.find('siti')).companion).toBe('budi');
    expect((await people.find('ani')).companion).toBe('budi');
    expect(people.told('budi')).toEqual([
      'Mulai sekarang Anda mendampingi Siti Aminah (Songgon) dan 1 keluarga lagi. Terima kasih!',
    ]);
  });
});

describe('a family that gets another companion', () => {
  it('is named to both of them', async () => {
    const people = await createNeighbours();
    await people.happen('siti', { kind: 'pair', companion: 'budi', name: 'Budi' });
    expect(people.told('budi')).toEqual([
      'Mulai sekarang Anda mendampingi Siti Aminah (Songgon). Terima kasih!',
    ]);
    expect(people.told('wati')).toEqual([
      'Siti Aminah sekarang didampingi Budi. Terima kasih sudah menemani.',
    ]);
  });
});
