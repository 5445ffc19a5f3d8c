import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createNeighbours } from '../../support/neighbours.ts';

const hour = 3_600_000;
const flows = { 'laporan-kunjungan': readFileSync('flows/laporan-kunjungan.yaml', 'utf8') };

describe('a family that is erased', () => {
  it('leaves nothing with its volunteer, its stand-in and the coordinators, sent or unsent', async () => {
    const people = await createNeighbours({ flows });
    await people.task('siti', 'Kunjungan');
    await people.task('ani', 'Antar surat');
    await people.write('siti', 'Anak saya demam');
    await people.write('wati', 'Segera ke puskesmas');
    await people.write('wati', 'tugas');
    await people.write('wati', '2');
    await people.write('wati', '1');
    await people.write('wati', 'Rumahnya bocor');
    await people.happen('siti', { kind: 'handover', ticket: 't', topic: 'Bantuan' });
    await people.happen('siti', { kind: 'ticket_change', ticket: 't', change: assigned });
    await people.pass(11 * hour);
    await people.write('siti', 'Kami belum makan, banjir');
    expect(people.told('wati').join()).toMatch(/Siti Aminah.*demam/u);
    await people.companion.erase('siti');
    await people.companion.settled();
    await people.pass(48 * hour);
    const rows = [];
    for (const kind of ['messages', 'results', 'tasks', 'tickets', 'sessions', 'incidents'] as const) {
      rows.push(...(await people.rows(kind)));
    }
    const records = await people.store.list({ after: null, limit: 50 });
    const kept = JSON.stringify([rows, records]);
    expect(kept).not.toMatch(/Siti Aminah|demam|puskesmas|bocor|belum makan/u);
    expect(kept).toContain('Ani Lestari');
    expect((await people.find('wati')).session).toBeNull();
  });

  it('leaves nothing under the name either by which it was known before it was merged', async () => {
    const people = await createNeighbours({ flows });
    await people.add('z-double', { companion: 'budi', name: 'Sitti Aminahwati' });
    await people.task('z-double', 'Antar surat');
    await people.write('z-double', 'Anak saya demam');
    await people.pass(hour);
    await people.write('budi', 'tugas');
    await people.companion.merge('siti', 'z-double');
    await people.companion.settled();
    expect(people.told('budi').join()).toContain('Sitti Aminahwati');
    await people.companion.erase('siti');
    await people.companion.settled();
    expect(await people.write('budi', 'tugas')).toEqual([expect.stringContaining('Tidak ada tugas')]);
    const messages = await people.rows('messages');
    const records = await people.store.list({ after: null, limit: 50 });
    expect(JSON.stringify([messages, records])).not.toMatch(/Sitti Aminahwati|demam/u);
  });
});

const assigned = { kind: 'assign', to: { contact: 'rini', name: 'Rini' } } as const;
