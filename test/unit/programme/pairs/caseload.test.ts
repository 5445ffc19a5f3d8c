import { describe, expect, it } from '@jest/globals';
import { importContacts } from '../../../../src/console/contacts/import/import-contacts.ts';
import { changeContact, type ContactParts } from '../../../../src/console/contacts/write-contact.ts';
import { anyPeople } from '../../../../src/domain/contact/people-rules.ts';
import { moveCaseload } from '../../../../src/console/pairs/move-caseload.ts';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

const hour = 3_600_000;

function partsOf({ companion, store }: Neighbours): ContactParts {
  const defaults = { language: 'id', timezone: 'Asia/Jakarta' };
  const people = { ...anyPeople, titleOf: () => undefined };
  return { companion, records: createRecords({ store }), defaults, people };
}

async function move(people: Neighbours, from = 'wati', to = 'budi'): Promise<number> {
  const moved = await moveCaseload(partsOf(people), { from, to }, null);
  await people.companion.settled();
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
  it('by a change of its data takes along what is open, all three are told, and once', async () => {
    const people = await createNeighbours();
    await people.task('siti', 'Kunjungan');
    const parts = partsOf(people);
    await changeContact(parts, 'siti', { companion: 'budi', village: 'Sragi' });
    await changeContact(parts, 'siti', { companion: 'budi' });
    await people.companion.settled();
    expect(await people.find('siti')).toMatchObject({ companion: 'budi', village: 'Sragi' });
    expect((await people.find('wati')).tasks).toEqual([]);
    expect((await people.find('budi')).tasks).toMatchObject([{ title: 'Kunjungan' }]);
    expect(people.told('siti')).toEqual([expect.stringContaining('sekarang Budi')]);
    expect(people.told('budi').filter((text) => text.includes('Anda mendampingi'))).toHaveLength(1);
    expect(people.told('wati').filter((text) => text.includes('sekarang didampingi'))).toHaveLength(1);
  });

  it('by a table does so too, and a dry run moves nobody', async () => {
    const people = await createNeighbours();
    const parts = partsOf(people);
    const table = (name: string) => `external_id,name,companion,addresses\nK9,Tini,${name},simulator:tini\n`;
    await importContacts(parts, table('wati'), { dryRun: false });
    const dry = await importContacts(parts, table('budi'), { dryRun: true });
    expect(dry).toMatchObject({ updated: 1, unchanged: 0 });
    const id = dry.lines[0]?.contact ?? '';
    expect((await people.find(id)).companion).toBe('wati');
    await people.task(id, 'Kunjungan');
    await importContacts(parts, table('budi'), { dryRun: false });
    await people.companion.settled();
    expect((await people.find(id)).companion).toBe('budi');
    expect((await people.find('wati')).tasks).toEqual([]);
    expect((await people.find('budi')).tasks).toMatchObject([{ title: 'Kunjungan' }]);
    expect(await importContacts(parts, table('budi'), { dryRun: false })).toMatchObject({ unchanged: 1 });
  });

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
