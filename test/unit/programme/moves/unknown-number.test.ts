import { describe, expect, it } from '@jest/globals';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

const hour = 3_600_000;
const day = 24 * hour;
const flows = {
  masuk: `
triggers: [{ event: contact.new }]
steps: [{ say: Selamat datang. }]
`,
};

/** Only volunteers and families: nobody coordinates in a chat. */
async function withoutCoordinator(): Promise<Neighbours> {
  const people = await createNeighbours({ flows });
  await people.add('rini', { role: 'volunteer', name: 'Rini' });
  return people;
}

async function openTopics(people: Neighbours): Promise<readonly unknown[]> {
  return (await people.rows('tickets'))
    .filter(({ data }) => data['state'] === 'open')
    .map(({ data }) => data['topic']);
}

describe('a new number about which nobody can be asked', () => {
  it('of a family without companion and coordinator is a conversation for whoever has the console open', async () => {
    const people = await withoutCoordinator();
    await people.add('siti', { companion: null, name: 'Siti Aminah', village: 'Songgon' });
    await people.write('baru', 'ganti nomor Siti Aminah');
    expect(people.told('baru').at(-1)).toContain('dibalas oleh orang');
    expect(await openTopics(people)).toEqual(['ganti nomor: Siti Aminah (Songgon)']);
    expect((await people.rows('incidents')).map(({ data }) => data['what'])).toEqual(['no_recipient']);
  });

  it('that the companion says nothing about, where nobody coordinates, is one too', async () => {
    const people = await withoutCoordinator();
    await people.write('baru', 'ganti nomor Siti Aminah');
    await people.pass(3 * day);
    expect(await openTopics(people)).toEqual(['ganti nomor: Siti Aminah (Songgon)']);
  });

  it('of somebody whom no family is called like is one, and they are greeted as a stranger after it', async () => {
    const people = await createNeighbours({ flows });
    await people.write('tamu', 'ganti nomor Sumarni');
    expect(people.told('rini').at(-1)).toContain('bilang namanya sumarni');
    expect(await openTopics(people)).toEqual(['ganti nomor: sumarni']);
    expect(await people.write('tamu', 'halo?')).toEqual([]);
    const who = (await people.store.findAddress('simulator:tamu'))?.speaker ?? '';
    await people.happen(who, { kind: 'handback' });
    expect(await people.write('tamu', 'halo')).toEqual(['Selamat datang.']);
  });

  it('that a coordinator entered in the console is still something for somebody to look at', async () => {
    const people = await withoutCoordinator();
    await people.add('siti', { companion: null, name: 'Siti Aminah', village: 'Songgon' });
    await people.happen('siti', { kind: 'new_number', address: 'simulator:baru', newcomer: null });
    expect(await openTopics(people)).toEqual([]);
    expect((await people.rows('incidents')).map(({ contact }) => contact)).toEqual(['siti']);
  });
});
