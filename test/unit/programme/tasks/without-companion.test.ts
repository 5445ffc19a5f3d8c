import { describe, expect, it } from '@jest/globals';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

const flows = {
  kabar: `
triggers: [{ keyword: kabar }]
steps:
  - task: { for: companion, title: 'Hubungi @contact.name', due: 2d }
  - notify: { to: companion, say: '@contact.name sedang berat.' }
  - say: Petugas kami beri tahu.
`,
};

/** Nobody walks beside Siti, who says that she has a hard time. */
async function told(): Promise<Neighbours> {
  const people = await createNeighbours({ flows });
  const siti = await people.find('siti');
  await people.companion.change('siti', () => ({ ...siti, companion: null }));
  await people.write('siti', 'kabar');
  return people;
}

const work = async (people: Neighbours) =>
  (await people.rows('tasks')).map(({ data }) => [data['assignee'], data['state'], data['for']]);
const titles = async (people: Neighbours, who: string) =>
  ((await people.find(who)).tasks ?? []).map(({ title }) => title);

describe('a family without a companion', () => {
  it('is not forgotten: what its companion would do and know comes to a coordinator', async () => {
    const people = await told();
    expect(await work(people)).toEqual([['rini', 'open', 'companion']]);
    expect(people.told('rini')).toEqual(['Siti Aminah sedang berat.']);
    expect(await people.write('rini', 'tugas')).toEqual([
      expect.stringContaining('1. Siti Aminah: Hubungi Siti Aminah'),
    ]);
    expect(await people.rows('incidents')).toEqual([]);
  });

  it('takes that work along to the companion that it gets', async () => {
    const people = await told();
    await people.happen('siti', { kind: 'pair', companion: 'budi', name: 'Budi' });
    expect(await titles(people, 'rini')).toEqual([]);
    expect(await titles(people, 'budi')).toEqual(['Hubungi Siti Aminah']);
    expect(await work(people)).toEqual([['budi', 'open', 'companion']]);
  });

  it('waits with an incident where there is no coordinator either, until somebody walks beside it', async () => {
    const people = await createNeighbours({ flows });
    const [rini, siti] = [await people.find('rini'), await people.find('siti')];
    await people.companion.change('rini', () => ({ ...rini, role: 'volunteer' }));
    await people.companion.change('siti', () => ({ ...siti, companion: null }));
    await people.write('siti', 'kabar');
    expect(await work(people)).toEqual([[null, 'open', 'companion']]);
    expect(await people.rows('incidents')).toHaveLength(2);
    await people.happen('siti', { kind: 'pair', companion: 'budi', name: 'Budi' });
    expect(await titles(people, 'budi')).toEqual(['Hubungi Siti Aminah']);
    expect(await work(people)).toEqual([['budi', 'open', 'companion']]);
  });

  it('leaves its open work and words to a coordinator when it loses its companion', async () => {
    const people = await createNeighbours({ flows });
    await people.task('siti', 'Kunjungan');
    await people.write('siti', 'Bu, anak saya demam');
    await people.happen('siti', { kind: 'pair', companion: null, name: null });
    expect(await titles(people, 'wati')).toEqual([]);
    expect(await titles(people, 'rini')).toEqual(['Kunjungan']);
    expect(people.told('rini')).toEqual(['Siti Aminah (Songgon) menulis: Bu, anak saya demam']);
  });

  it('burdens no coordinator without end: beyond sixty tasks an incident says so', async () => {
    const people = await told();
    const [first] = (await people.find('rini')).tasks ?? [];
    const many = Array.from({ length: 60 }, (_, place) => ({ ...first, id: `t${place}`, kind: `k${place}` }));
    const rini = await people.find('rini');
    await people.companion.change('rini', () => ({ ...rini, tasks: many as typeof rini.tasks & object }));
    await people.write('siti', 'kabar');
    expect(await titles(people, 'rini')).toHaveLength(60);
    expect((await people.rows('incidents')).map(({ data }) => data['what'])).toEqual(['no_recipient']);
  });
});
