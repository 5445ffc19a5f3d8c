import { describe, expect, it } from '@jest/globals';
import { createTask } from '../../../../src/console/tasks/create-task.ts';
import { anyPeople } from '../../../../src/domain/contact/people-rules.ts';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

const day = 86_400_000;

/** Wati is away for a week and Budi stands in; Cici is a third volunteer. */
async function stage(): Promise<Neighbours> {
  const people = await createNeighbours();
  await people.add('cici', { role: 'volunteer', name: 'Cici' });
  await people.task('siti', 'Kunjungan');
  await goAway(people, 'budi');
  return people;
}

async function goAway(people: Neighbours, standIn: string): Promise<void> {
  await people.happen('wati', { kind: 'away', until: people.companion.now() + 7 * day, standIn });
}

async function titles(people: Neighbours, who: string): Promise<readonly string[] | undefined> {
  return (await people.find(who)).tasks?.map(({ title }) => title);
}

describe('a family whose companion is away', () => {
  it('takes its tasks and words from who stands in along to its next companion', async () => {
    const people = await stage();
    await people.write('siti', 'Anak saya demam');
    expect(people.told('budi').at(-1)).toContain('demam');
    await people.happen('siti', { kind: 'pair', companion: 'cici', name: 'Cici' });
    expect(await titles(people, 'budi')).toEqual([]);
    expect(await titles(people, 'cici')).toEqual(['Kunjungan']);
    expect(people.told('cici')).toContain('Siti Aminah (Songgon) menulis: Anak saya demam');
    expect(await people.write('budi', 'Sudah ke puskesmas?')).toEqual([
      expect.stringContaining('belum kami sampaikan ke siapa pun'),
    ]);
    await people.pass(8 * day);
    expect(await titles(people, 'wati')).toEqual([]);
    expect(await titles(people, 'cici')).toEqual(['Kunjungan']);
  });

  it('stays with who stood in where that one becomes its companion', async () => {
    const people = await stage();
    await people.write('siti', 'Anak saya demam');
    await people.happen('siti', { kind: 'pair', companion: 'budi', name: 'Budi' });
    expect(await people.write('budi', 'Saya ke sana')).toEqual(['Terkirim ke Siti Aminah.']);
    await people.pass(8 * day);
    expect(await titles(people, 'budi')).toEqual(['Kunjungan']);
  });
});

describe('tasks of a volunteer who is away', () => {
  it('that came up meanwhile come back with the rest', async () => {
    const people = await stage();
    await people.task('ani', 'Antar surat');
    expect(await titles(people, 'budi')).toEqual(['Kunjungan', 'Antar surat']);
    await people.pass(8 * day);
    expect(await titles(people, 'wati')).toEqual(['Kunjungan', 'Antar surat']);
    expect(await titles(people, 'budi')).toEqual([]);
  });

  it('that a family asked for meanwhile come back too', async () => {
    const people = await createNeighbours({
      flows: { uji: 'steps:\n  - task: { for: companion, title: Antar surat, due: 30d }' },
    });
    await goAway(people, 'budi');
    await people.happen('siti', { kind: 'start', flow: 'uji', by: 'person', params: {} });
    expect(await titles(people, 'budi')).toEqual(['Antar surat']);
    await people.pass(8 * day);
    expect(await titles(people, 'wati')).toEqual(['Antar surat']);
  });

  it('that staff gave meanwhile come back too', async () => {
    const people = await stage();
    const { companion, store } = people;
    const parts = {
      companion,
      records: createRecords({ store }),
      defaults: { language: 'id', timezone: 'Asia/Jakarta' },
      people: { ...anyPeople, titleOf: () => undefined },
      flows: () => [],
    };
    const task = { contact: 'ani', title: 'Antar surat', why: '', due: '2025-06-30' };
    expect(await createTask(parts, task, null)).toMatchObject({ assignee: 'budi' });
    await people.pass(8 * day);
    expect(await titles(people, 'wati')).toEqual(['Kunjungan', 'Antar surat']);
    expect(await titles(people, 'budi')).toEqual([]);
  });

  it('follow to another one who stands in', async () => {
    const people = await stage();
    await goAway(people, 'cici');
    expect(await titles(people, 'budi')).toEqual([]);
    expect(await titles(people, 'cici')).toEqual(['Kunjungan']);
    await people.pass(8 * day);
    expect(await titles(people, 'wati')).toEqual(['Kunjungan']);
  });
});

describe('tasks of a volunteer whose stand-in goes away too', () => {
  /** Siti's task is Wati's, Joko's is Budi's; Budi stands in for Wati, and Cici for Budi. */
  async function chain(): Promise<Neighbours> {
    const people = await stage();
    await people.task('joko', 'Antar surat');
    await people.happen('budi', { kind: 'away', until: people.companion.now() + 3 * day, standIn: 'cici' });
    return people;
  }

  it('are done by who stands in there, new ones too, and each comes back to whose it is', async () => {
    const people = await chain();
    await people.task('ani', 'Cek rumah');
    await people.write('siti', 'Anak saya demam');
    expect(people.told('cici').at(-1)).toContain('demam');
    expect(await titles(people, 'budi')).toEqual([]);
    expect(await titles(people, 'cici')).toEqual(['Kunjungan', 'Antar surat', 'Cek rumah']);
    await people.pass(4 * day);
    expect(await titles(people, 'budi')).toEqual(['Antar surat']);
    await people.pass(4 * day);
    expect(await titles(people, 'wati')).toEqual(['Kunjungan', 'Cek rumah']);
    expect(await titles(people, 'cici')).toEqual([]);
  });

  it('come back to who is back first', async () => {
    const people = await chain();
    await people.happen('wati', { kind: 'away', until: null, standIn: null });
    expect(await titles(people, 'wati')).toEqual(['Kunjungan']);
    expect(await titles(people, 'cici')).toEqual(['Antar surat']);
  });

  it('go along with a family that gets another companion', async () => {
    const people = await chain();
    await people.add('dewi', { role: 'volunteer', name: 'Dewi' });
    await people.happen('siti', { kind: 'pair', companion: 'dewi', name: 'Dewi' });
    expect(await titles(people, 'dewi')).toEqual(['Kunjungan']);
    expect(await titles(people, 'cici')).toEqual(['Antar surat']);
  });

  it('stay on a list where those who stand in for each other are all away', async () => {
    const people = await chain();
    await people.happen('cici', { kind: 'away', until: people.companion.now() + 3 * day, standIn: 'wati' });
    const all = await Promise.all(['wati', 'budi', 'cici'].map((who) => titles(people, who)));
    expect(all.flat().sort()).toEqual(['Antar surat', 'Kunjungan']);
    await people.pass(8 * day);
    expect(await titles(people, 'wati')).toEqual(['Kunjungan']);
    expect(await titles(people, 'budi')).toEqual(['Antar surat']);
  });
});
