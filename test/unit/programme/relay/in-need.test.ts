import { describe, expect, it } from '@jest/globals';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

const night = Date.parse('2025-05-05T23:00:00+07:00');
const minute = 60_000;
const kabar = `
triggers: [{ keyword: kabar }]
steps:
  - ask: Apa kabar?
    id: kabar
    choices: [{ value: good, label: Baik }, { value: bad, label: Berat }]
`;

async function atNight(): Promise<Neighbours> {
  const people = await createNeighbours({
    flows: { kabar },
    manners: { quietHours: { from: '20:00', to: '07:00' } },
  });
  await people.add('dedi', { role: 'coordinator', name: 'Dedi' });
  people.clock.set(night);
  return people;
}

describe('a family in need', () => {
  it('is not told that the bot has not understood, and its question stays open', async () => {
    const people = await atNight();
    await people.write('siti', 'kabar');
    expect(await people.write('siti', 'Saya ingin mati')).toEqual([expect.stringContaining('112')]);
    expect(await people.write('siti', 'saya sendirian')).toEqual([
      'Pesannya kami sampaikan ke petugas kami.',
    ]);
    expect(await people.write('siti', 'takut')).toEqual([]);
    expect((await people.find('siti')).session?.waiting).toMatchObject({ kind: 'question', tries: 0 });
  });

  it('is told again where an answer of its went, a while after it was told so', async () => {
    const people = await atNight();
    await people.write('siti', 'kabar');
    await people.write('siti', 'Saya ingin mati');
    await people.write('siti', 'saya sendirian');
    await people.pass(5 * minute);
    expect(await people.write('siti', 'tidak tahu')).toEqual(['Pesannya kami sampaikan ke petugas kami.']);
    expect(await people.write('siti', 'takut')).toEqual([]);
  });

  it('has what it writes next brought at once to all on duty, and to who answered once somebody has', async () => {
    const people = await atNight();
    await people.write('siti', 'Saya dipukul suami');
    await people.write('siti', 'anak-anak menangis');
    const second = 'PENTING. Siti Aminah (Songgon) menulis: anak-anak menangis';
    expect([people.told('rini').at(-1), people.told('dedi').at(-1)]).toEqual([second, second]);
    await people.write('rini', 'Ibu di mana?');
    const before = people.told('dedi').length;
    await people.write('siti', 'di rumah ibu saya');
    expect(people.told('rini').at(-1)).toBe('PENTING. Siti Aminah (Songgon) menulis: di rumah ibu saya');
    expect(people.told('dedi')).toHaveLength(before);
    await people.write('rini', 'Kami jemput');
    expect(people.told('siti').at(-1)).toBe('Rini, petugas kami, menulis: Kami jemput');
  });

  it('alarms nobody else by a mere yes to who answered', async () => {
    const people = await atNight();
    await people.write('siti', 'Saya dipukul suami');
    await people.write('rini', 'Saya telepon, ya');
    await people.write('siti', 'iya bu');
    await people.pass(20 * minute);
    expect(people.told('rini').at(-1)).toBe('PENTING. Siti Aminah (Songgon) menulis: iya bu');
    expect(people.told('dedi').join()).not.toContain('iya bu');
  });

  it('talks on with who answered once an hour has gone, at once and without an alarm for each word', async () => {
    const people = await atNight();
    await people.write('siti', 'Anak saya belum makan');
    await people.write('rini', 'Kami antar beras, Bu');
    await people.pass(2 * 60 * minute);
    await people.write('siti', 'Bu, berasnya sudah sampai');
    expect(people.told('rini').at(-1)).toBe('Siti Aminah (Songgon) menulis: Bu, berasnya sudah sampai');
    await people.pass(20 * minute);
    expect(people.told('dedi').join()).not.toContain('sampai');
    await people.write('siti', 'Anak saya belum makan lagi');
    expect(people.told('rini').at(-1)).toBe(
      'PENTING. Siti Aminah (Songgon) menulis: Anak saya belum makan lagi',
    );
  });

  it('has somebody else asked in the night too where who answered leaves the talk for an hour', async () => {
    const people = await atNight();
    await people.write('siti', 'Saya dipukul suami');
    await people.write('wati', 'Saya ke sana, Bu');
    await people.pass(2 * 60 * minute);
    await people.write('siti', 'dia di depan rumah');
    const words = 'Siti Aminah (Songgon) menulis: dia di depan rumah';
    expect(people.told('wati').at(-1)).toBe(words);
    await people.pass(70 * minute);
    expect([people.told('rini').at(-1), people.told('dedi').at(-1)]).toEqual([words, words]);
  });

  it('wakes nobody in the night by thanks, hours after it was helped', async () => {
    const people = await atNight();
    await people.write('siti', 'Rumah kami banjir');
    await people.write('wati', 'Kami jemput');
    await people.pass(3 * 60 * minute);
    const before = people.told('wati').length;
    await people.write('siti', 'oke bu, terima kasih 🙏');
    expect(people.told('wati')).toHaveLength(before);
    await people.pass(6 * 60 * minute);
    expect(people.told('wati').at(-1)).toBe('Siti Aminah (Songgon) menulis: oke bu, terima kasih 🙏');
  });

  it('is heard on after STOP and where it has no companion', async () => {
    const people = await atNight();
    await people.add('tini', { name: 'Tini' });
    await people.write('tini', 'stop');
    await people.write('tini', 'rumah kami banjir');
    await people.write('rini', 'Ada berapa orang?');
    expect(await people.write('tini', 'empat')).toEqual(['Pesannya kami sampaikan ke petugas kami.']);
    expect(people.told('rini').at(-1)).toBe('PENTING. Tini menulis: empat');
  });

  it('is a family like others half a day after its cry, however much it wrote since', async () => {
    const people = await atNight();
    await people.write('siti', 'Saya dipukul suami');
    people.clock.set(night + 9 * 60 * minute);
    await people.write('siti', 'sudah pagi');
    people.clock.set(night + 13 * 60 * minute);
    await people.write('siti', 'Bu, jadi posyandu?');
    expect(people.told('wati').at(-1)).toBe('Siti Aminah (Songgon) menulis: Bu, jadi posyandu?');
  });

  it('that nobody answers for a quarter of an hour reminds each coordinator, once', async () => {
    const people = await atNight();
    await people.write('siti', 'Saya dipukul suami');
    await people.write('siti', 'tolong');
    const told = [people.told('rini').length, people.told('dedi').length];
    await people.pass(20 * minute);
    const again = 'PENTING, belum ada yang menjawab. Siti Aminah (Songgon) menulis: Saya dipukul suami';
    expect(people.told('rini').slice(told[0])).toEqual([again]);
    expect(people.told('dedi').slice(told[1])).toEqual([again]);
    await people.pass(6 * 60 * minute);
    await people.write('siti', 'masih takut');
    await people.pass(2 * 60 * minute);
    expect(people.told('dedi').filter((text) => text.includes('belum ada'))).toHaveLength(1);
  });

  it('that somebody answered in time reminds nobody', async () => {
    const people = await atNight();
    await people.write('siti', 'Saya dipukul suami');
    await people.write('wati', 'Saya ke sana, Bu');
    await people.pass(12 * 60 * minute);
    expect(['rini', 'dedi'].flatMap(people.told).filter((text) => text.includes('belum ada'))).toEqual([]);
  });
});
