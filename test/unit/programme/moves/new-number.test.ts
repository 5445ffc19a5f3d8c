import { describe, expect, it } from '@jest/globals';
import { type Store } from '../../../../src/store/store.ts';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

const hour = 3_600_000;
const day = 24 * hour;
const flows = {
  masuk: `
triggers: [{ event: contact.new }]
steps: [{ say: Selamat datang. }]
`,
  tanya: `
triggers: [{ keyword: tanya }]
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
  - say: Terima kasih.
`,
};
const question =
  'Ada nomor baru yang disebut milik Siti Aminah (Songgon). Benar nomornya ganti? Kalau ragu, tanyakan dulu langsung.';

/** Who is at the new number. */
async function newcomer({ store }: Neighbours): Promise<string> {
  return (await store.findAddress('simulator:baru'))?.speaker ?? '';
}

async function ask(options: Parameters<typeof createNeighbours>[0] = {}): Promise<Neighbours> {
  const people = await createNeighbours({ flows, ...options });
  await people.write('siti', 'tanya');
  await people.write('siti', 'sehat');
  await people.write('baru', 'Ganti nomor, saya Siti Aminah');
  return people;
}

describe('a new number', () => {
  it('is asked about before anybody is believed, and no number is shown', async () => {
    const people = await createNeighbours({ flows });
    expect(await people.write('baru', 'ganti nomor')).toEqual([
      'Baik. Siapa nama lengkap Ibu/Bapak, dan di desa mana?',
    ]);
    expect(await people.write('baru', 'Siti Aminah, Songgon')).toEqual([
      expect.stringContaining('Kami tanyakan dulu'),
    ]);
    expect(people.told('wati')).toEqual([question]);
    expect(await people.write('baru', 'halo?')).toEqual([expect.stringContaining('Masih kami tanyakan')]);
    expect((await people.find('siti')).addresses).toEqual(['simulator:siti']);
    expect(await newcomer(people)).not.toBe('siti');
  });

  it('that the companion confirms is the family’s, with its history, and the old one is left', async () => {
    const people = await ask();
    expect(await people.write('wati', 'Benar')).toEqual(['Terima kasih, sudah kami catat.']);
    expect(people.told('baru').at(-1)).toContain('Nomor baru Ibu/Bapak sudah kami catat');
    expect(await newcomer(people)).toBe('siti');
    expect(await people.find('siti')).toMatchObject({ addresses: ['simulator:baru'], companion: 'wati' });
    expect(await people.write('baru', 'tanya')).toEqual(['Apa kabar?']);
    const results = await people.store.rows({ kind: 'results', contact: 'siti', limit: 9, order: 'oldest' });
    expect(results.map(({ data }) => data['text'])).toEqual(['sehat']);
    const before = people.told('siti').length;
    expect((await people.write('siti', 'halo')).length).toBeGreaterThan(0);
    expect(people.told('siti').length).toBeGreaterThan(before);
    expect((await people.find('siti')).addresses).toEqual(['simulator:baru']);
  });

  it('that the companion denies leaves both apart and tells whoever wrote kindly', async () => {
    const people = await ask();
    await people.write('wati', 'Bukan');
    expect(people.told('baru').at(-1)).toContain('belum bisa memastikan');
    expect(await newcomer(people)).not.toBe('siti');
    expect((await people.find('siti')).addresses).toEqual(['simulator:siti']);
    expect(await people.write('baru', 'halo')).toEqual(['Selamat datang.']);
  });

  it('is never confirmed by a yes to something else', async () => {
    const people = await ask();
    await people.pass(hour);
    await people.write('ani', 'Bu, besok jadi?');
    await people.write('wati', 'ya');
    expect(people.told('ani').at(-1)).toContain('menulis: ya');
    expect((await people.find('wati')).claims).toHaveLength(1);
    expect(await newcomer(people)).not.toBe('siti');
  });

  it('is asked about once more after a day, and a coordinator is asked after three', async () => {
    const people = await ask();
    await people.pass(day);
    expect(people.told('wati')).toEqual([question, question]);
    expect(people.told('rini')).toEqual([]);
    await people.pass(2 * day);
    expect(people.told('rini')).toContain(question);
    await people.write('rini', '1');
    expect(await newcomer(people)).toBe('siti');
    expect(await people.write('wati', 'Benar')).not.toContain('Terima kasih, sudah kami catat.');
  });

  it('that nobody says anything about is refused in the end, and somebody looks at it', async () => {
    const people = await ask();
    await people.pass(7 * day);
    expect(people.told('baru').at(-1)).toContain('belum bisa memastikan');
    expect((await people.rows('incidents')).map(({ data }) => data['what'])).toEqual(['no_recipient']);
  });

  it('is asked about for each of the same name, and told to coordinators where nobody is called so', async () => {
    const people = await createNeighbours({ flows });
    await people.add('lain', { name: 'Siti Aminah', village: 'Sragi', companion: 'budi' });
    await people.write('baru', 'ganti nomor Siti Aminah');
    expect([people.told('wati').length, people.told('budi').length]).toEqual([0, 1]);
    await people.write('budi', '2');
    expect(people.told('wati')).toEqual([question]);
    await people.write('wati', '1');
    expect(await newcomer(people)).toBe('siti');
    await people.write('tamu', 'ganti nomor Sumarni');
    expect(people.told('rini').at(-1)).toContain('bilang namanya sumarni');
  });

  it('of a phone that somebody else of the programme lent makes one household and not one person', async () => {
    const people = await createNeighbours({ flows });
    await people.add('pinjam', { name: 'Tini', village: 'Songgon' });
    await people.write('pinjam', 'ganti nomor Siti Aminah');
    await people.write('wati', 'Benar');
    expect(await people.find('pinjam')).toMatchObject({ name: 'Tini' });
    expect((await people.store.findAddress('simulator:pinjam'))?.contacts).toEqual(
      expect.arrayContaining(['pinjam', 'siti']),
    );
  });

  it('of a phone whose owner joined by another name makes two of them, whatever else is known', async () => {
    const people = await createNeighbours({ flows });
    await people.add('pinjam', { name: 'Tini' });
    await people.write('pinjam', 'ganti nomor Siti Aminah');
    await people.write('wati', 'Benar');
    expect(await people.find('pinjam')).toMatchObject({ name: 'Tini' });
    const records = await Promise.all(['pinjam', 'siti'].map((each) => people.store.find(each)));
    expect(records.map((each) => each?.forward)).toEqual([null, null]);
  });

  it('is the family’s own where they joined there by a part of their name', async () => {
    const people = await createNeighbours({ flows });
    await people.add('dia', { name: 'Siti', createdAt: 2 });
    await people.write('dia', 'ganti nomor Siti Aminah');
    await people.write('wati', 'Benar');
    expect((await people.store.find('dia'))?.forward).toBe('siti');
  });

  it('from which somebody else wrote STOP before it was confirmed is not taken, and the volunteer learns why', async () => {
    const people = await createNeighbours({ flows });
    await people.add('pinjam', { name: 'Tini', village: 'Songgon' });
    await people.write('pinjam', 'ganti nomor Siti Aminah');
    await people.write('pinjam', 'stop');
    const said = people.told('pinjam').length;
    expect(await people.write('wati', 'Benar')).toEqual([
      'Terima kasih, sudah kami catat.',
      expect.stringContaining('ada yang menulis STOP'),
    ]);
    expect((await people.find('siti')).addresses).toEqual(['simulator:siti']);
    expect(people.told('pinjam')).toHaveLength(said);
  });

  it('that a coordinator entered, and from which STOP was written since, gets nothing unasked', async () => {
    const people = await createNeighbours({ flows });
    await people.happen('siti', { kind: 'new_number', address: 'simulator:baru', newcomer: null });
    await people.write('baru', 'stop');
    await people.write('wati', 'Benar');
    expect(await newcomer(people)).toBe('siti');
    expect((await people.find('siti')).consent.status).toBe('opted_out');
  });

  it('leaves the old phone to the others of the household', async () => {
    const people = await createNeighbours({ flows });
    await people.add('suami', { name: 'Budi Santoso', addresses: ['simulator:siti'], companion: 'wati' });
    await people.write('baru', 'ganti nomor Siti Aminah Songgon');
    await people.write('wati', 'Benar');
    expect(await people.store.findAddress('simulator:siti')).toMatchObject({
      contacts: ['suami'],
      speaker: 'suami',
    });
  });

  it('that a coordinator enters is confirmed in the same way, whether or not anybody wrote from there', async () => {
    const people = await createNeighbours({ flows });
    await people.happen('siti', { kind: 'new_number', address: 'simulator:baru', newcomer: null });
    expect((await people.find('siti')).addresses).toEqual(['simulator:siti']);
    await people.write('wati', 'Benar');
    expect((await people.find('siti')).addresses).toEqual(['simulator:baru']);
    expect(await people.write('baru', 'tanya')).toEqual(['Apa kabar?']);
  });

  it('is given back by an undone merge', async () => {
    const people = await ask();
    const other = await newcomer(people);
    await people.write('wati', 'Benar');
    expect(await people.companion.unmerge(other)).toBe('done');
    await people.companion.settled();
    expect((await people.find('siti')).addresses).toEqual(['simulator:siti']);
    expect(await newcomer(people)).toBe(other);
    expect((await people.store.findAddress('simulator:siti'))?.speaker).toBe('siti');
  });

  it('is taken over once although the process dies in the middle and the answer comes twice', async () => {
    let broken = false;
    const dying = (store: Store): Store => ({
      ...store,
      write: (batch) =>
        broken && batch.contacts.some(({ record }) => record.absorbed?.length)
          ? Promise.reject(new Error('gone'))
          : store.write(batch),
    });
    const first = await ask({ wrap: dying });
    broken = true;
    await first.write('wati', 'Benar');
    expect((await first.find('siti')).addresses).toEqual(['simulator:siti']);
    const second = await createNeighbours({ store: first.store, clock: first.clock, flows, bare: true });
    broken = false;
    await second.pass(hour);
    await second.write('wati', 'Benar');
    expect((await second.find('siti')).addresses).toEqual(['simulator:baru']);
    expect(second.told('baru').filter((text) => text.includes('sudah kami catat'))).toHaveLength(1);
  });
});
