import { describe, expect, it } from '@jest/globals';
import { relayWords } from '../../../../src/programme/relay/relay-words.ts';
import { createNeighbours } from '../../../support/neighbours.ts';

const report = `
for: [volunteer]
steps:
  - ask: Bagaimana hasilnya?
    id: story
    answer: any
  - say: Terima kasih.
`;
const received = expect.stringContaining('Pesan ini kami teruskan sekarang juga ke petugas');

describe('words of need that a volunteer writes', () => {
  it('reach the coordinators at once, and the two can talk about it', async () => {
    const people = await createNeighbours();
    expect(await people.write('wati', 'Bu Ani dipukul suaminya, tolong')).toEqual([received]);
    expect(people.told('rini')).toEqual(['PENTING. Wati menulis: Bu Ani dipukul suaminya, tolong']);
    await people.write('rini', 'Rumahnya di mana?');
    expect(people.told('wati').at(-1)).toBe('Rini, petugas kami, menulis: Rumahnya di mana?');
    expect(await people.write('wati', 'belakang masjid')).toEqual([
      'Pesannya kami sampaikan ke petugas kami.',
    ]);
    expect(people.told('rini').at(-1)).toContain('Wati menulis: belakang masjid');
  });

  it('go to no family unless the volunteer says so, whoever wrote last', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'Bu, besok jadi?');
    const [told, list] = await people.write('wati', 'Bu Ani dipukul suaminya, tolong');
    expect([told, list]).toEqual([received, expect.stringContaining('1. Siti Aminah')]);
    expect(people.told('siti').join()).not.toContain('dipukul');
    await people.write('wati', '1');
    expect(people.told('siti').at(-1)).toContain('dipukul');
  });

  it('are an answer where they go to a family in need', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'Saya dipukul suami');
    expect(await people.write('wati', 'Dipukul lagi, Bu?')).toEqual(['Terkirim ke Siti Aminah.']);
    expect(people.told('rini').join()).not.toContain('lagi');
  });

  it('are heard in a report too, with the family that it is about', async () => {
    const people = await createNeighbours({ flows: { 'laporan-kunjungan': report } });
    await people.task('siti', 'Kunjungi Siti');
    await people.write('wati', 'tugas');
    await people.write('wati', '1');
    const told = await people.write('wati', 'anaknya belum makan');
    expect(told).toEqual([received, 'Terima kasih.']);
    expect(people.told('rini')).toEqual([
      'PENTING. Wati menulis: Siti Aminah (Songgon): anaknya belum makan',
    ]);
  });

  it('come back to no volunteer on duty who wrote them', async () => {
    const people = await createNeighbours();
    const [wati, budi] = [await people.find('wati'), await people.find('budi')];
    const words = { heard: 'e1.0', text: 'Banjir di Songgon', media: [] };
    const about = { companions: [], onDuty: [wati, budi], words, now: 1 };
    const { happen } = relayWords({ kind: 'relay', id: 'e1.1', words, urgent: true }, wati, about);
    expect(happen.map(({ contact }) => contact)).toEqual(['budi']);
  });
});
