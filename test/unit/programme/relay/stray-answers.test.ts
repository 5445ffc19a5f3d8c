import { describe, expect, it } from '@jest/globals';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

const hour = 3_600_000;

/** Siti has written to Wati, who walks beside her. */
async function written(): Promise<Neighbours> {
  const people = await createNeighbours();
  await people.write('siti', 'Bu, besok bawa apa?');
  return people;
}

describe('what a family writes outside of every question', () => {
  it.each(['lewati', 'LEWATI.', 'Lewati saja'])('is brought to nobody where it is only %j', async (text) => {
    const people = await createNeighbours();
    const before = people.told('wati').length;
    expect(await people.write('siti', text)).toEqual([
      'Sekarang tidak ada pertanyaan yang menunggu jawaban.',
    ]);
    expect(people.told('wati')).toHaveLength(before);
  });

  it('is brought to the companion where it says more', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'lewat mana, Bu?');
    expect(people.told('wati').at(-1)).toBe('Siti Aminah (Songgon) menulis: lewat mana, Bu?');
  });
});

describe('what a volunteer writes outside of every question', () => {
  it.each(['1', '2.', '60', 'lewati', 'LEWATI!', 'batal', 'ringkasan', 'siarkan status'])(
    'is asked about and reaches no family where it is only %j',
    async (text) => {
      const people = await written();
      expect(await people.write('wati', text)).toEqual([
        `"${text}" untuk apa, ya? Belum kami sampaikan ke siapa pun.\n` +
          'Untuk melapor tugas, balas TUGAS. Untuk keluarga, tulis lebih lengkap, misalnya: 1 kg.',
      ]);
      expect(people.told('siti').join()).not.toContain('menulis');
    },
  );

  it.each(['1 kg', 'jam 8', '08.30', '0812 3456 7890', 'ya', 'tidak', '5rb', 'semua', '👍'])(
    'reaches the family where it is a short answer such as %j',
    async (text) => {
      const people = await written();
      expect(await people.write('wati', text)).toEqual(['Terkirim ke Siti Aminah.']);
      expect(people.told('siti').at(-1)).toBe(`Wati, pendamping Anda, menulis: ${text}`);
    },
  );

  it('never puts a number beyond the list among the words that wait for one', async () => {
    const people = await written();
    await people.write('ani', 'Bu, jadi?');
    const list =
      'Untuk siapa pesan tadi? Balas nomornya, atau BATAL kalau bukan untuk keluarga.\n1. Ani Lestari\n2. Siti Aminah';
    expect(await people.write('wati', 'Bawa buku KIA')).toEqual([list]);
    expect(await people.write('wati', '7')).toEqual([list]);
    expect(await people.write('wati', '2')).toEqual(['Terkirim ke Siti Aminah.']);
    expect(people.told('siti').at(-1)).toBe('Wati, pendamping Anda, menulis: Bawa buku KIA');
  });

  it('is asked for once more where other questions came between it and the number', async () => {
    const flow = `
for: [volunteer]
triggers: [{ keyword: laporan }]
steps:
  - ask: Berapa keluarga?
    id: families
    answer: integer
`;
    const people = await createNeighbours({ flows: { laporan: flow } });
    await people.write('siti', 'Bu, jadi?');
    await people.write('ani', 'Bu, jadi?');
    const list = await people.write('wati', 'Bu Siti sehat, suami Bu Ani sakit');
    await people.pass(1000);
    await people.write('wati', 'laporan');
    await people.write('wati', '5');
    expect(await people.write('wati', '1')).toEqual(list);
    expect(people.told('ani').join()).not.toContain('sakit');
    expect(await people.write('wati', '1')).toEqual(['Terkirim ke Ani Lestari.']);
  });

  it('can be dropped while it waits for a number', async () => {
    const people = await written();
    await people.write('ani', 'Bu, jadi?');
    await people.write('wati', 'Bawa buku KIA');
    expect(await people.write('wati', 'batal')).toEqual(['Baik, tidak jadi dikirim.']);
    expect(await people.write('wati', '2')).toEqual([expect.stringContaining('"2" untuk apa')]);
    expect(people.told('siti').join()).not.toContain('menulis');
  });

  it('is known to have gone to nobody where its number comes hours later', async () => {
    const people = await written();
    await people.write('ani', 'Bu, jadi?');
    await people.write('wati', 'Bawa buku KIA');
    await people.pass(2 * hour);
    const [told = ''] = await people.write('wati', '2');
    expect(told.split('\n').slice(0, 2)).toEqual([
      'Pesan sebelumnya belum dikirim ke siapa pun.',
      '"2" untuk apa, ya? Belum kami sampaikan ke siapa pun.',
    ]);
    expect(people.told('siti').join()).not.toContain('menulis');
  });
});
