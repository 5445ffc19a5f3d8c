import { describe, expect, it } from '@jest/globals';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

/** Siti was entered twice: once beside Wati and once beside `companion`, each with work of her own. */
async function stage(companion: string): Promise<Neighbours> {
  const people = await createNeighbours();
  await people.add('z-double', { companion, name: 'Sitti' });
  await people.task('siti', 'Kunjungan');
  await people.task('z-double', 'Antar surat');
  return people;
}

async function merge(people: Neighbours): Promise<void> {
  await people.companion.merge('siti', 'z-double');
  await people.companion.settled();
}

async function titles(people: Neighbours, who: string): Promise<readonly string[] | undefined> {
  return (await people.find(who)).tasks?.map(({ title }) => title);
}

async function listed(people: Neighbours, family: string): Promise<readonly unknown[]> {
  const rows = await people.store.rows({ kind: 'tasks', contact: family, order: 'oldest', limit: 9 });
  return rows.map(({ data }) => [data['title'], data['state'], data['assignee']]);
}

describe('the tasks of two contacts that were merged', () => {
  it('are listed with the family, also when the younger one’s is changed or done', async () => {
    const people = await stage('wati');
    await merge(people);
    const end = { kind: 'end', state: 'done', reason: '' } as const;
    await people.happen('wati', { kind: 'task_change', task: 'Antar surat', change: end });
    expect(await listed(people, 'siti')).toEqual([
      ['Kunjungan', 'open', 'wati'],
      ['Antar surat', 'done', 'wati'],
    ]);
  });

  it('go along when the family gets another companion', async () => {
    const people = await stage('wati');
    await merge(people);
    await people.happen('siti', { kind: 'pair', companion: 'budi', name: 'Budi' });
    expect(await titles(people, 'wati')).toEqual([]);
    expect(await titles(people, 'budi')).toEqual(['Kunjungan', 'Antar surat']);
    expect(people.told('wati').at(-1)).toContain('Siti');
  });

  it('are with the companion that the family has now', async () => {
    const people = await stage('budi');
    await people.write('z-double', 'Anak saya demam');
    await merge(people);
    expect(await titles(people, 'budi')).toEqual([]);
    expect(await titles(people, 'wati')).toEqual(['Kunjungan', 'Antar surat']);
    expect(people.told('wati').join()).toContain('demam');
    expect(people.told('budi').at(-1)).toContain('Wati');
    expect(await listed(people, 'siti')).toEqual([
      ['Kunjungan', 'open', 'wati'],
      ['Antar surat', 'open', 'wati'],
    ]);
  });

  it('are back with each companion where the merge is undone', async () => {
    const people = await stage('budi');
    await merge(people);
    await people.companion.unmerge('z-double');
    await people.companion.settled();
    expect(await titles(people, 'wati')).toEqual(['Kunjungan']);
    expect(await titles(people, 'budi')).toEqual(['Antar surat']);
    expect(await listed(people, 'z-double')).toEqual([['Antar surat', 'open', 'budi']]);
  });
});
