import { describe, expect, it } from '@jest/globals';
import { subjectOf } from '../../../../src/domain/task.ts';
import { createNeighbours } from '../../../support/neighbours.ts';
import { endedAndOpened, playEndedTalk } from '../../../support/play-ended-talk.ts';

const day = 86_400_000;

describe('a family that ends the talk with its companion', () => {
  it('has nothing carried either way until it opens it again; the companion and a coordinator are told', async () => {
    expect(await playEndedTalk(await createNeighbours())).toEqual(endedAndOpened);
  });

  it('ended it in the middle of a question too, and is asked on', async () => {
    const kabar = `
triggers: [{ keyword: kabar }]
steps:
  - { ask: Apa kabar?, id: kabar, answer: text }
  - say: Terima kasih.
`;
    const people = await createNeighbours({ flows: { kabar } });
    await people.write('siti', 'kabar');
    expect(await people.write('siti', 'Akhiri pesan!')).toEqual([expect.stringContaining('BUKA PESAN')]);
    expect(await people.write('siti', 'baik')).toEqual(['Terima kasih.']);
  });

  it('stays unheard after a restart', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'akhiri pesan');
    const again = await createNeighbours({ store: people.store, clock: people.clock, bare: true });
    expect(await again.write('siti', 'Halo Bu')).toEqual([expect.stringContaining('tidak kami sampaikan')]);
    expect(again.told('wati')).toEqual([]);
  });

  it('is told of no words that crossed its own, and whoever wrote them learns it', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'Halo Bu');
    await people.write('siti', 'akhiri pesan');
    const words = { heard: 'x', text: 'Besok jam 8', media: [] };
    const by = { contact: 'wati', role: 'volunteer' } as const;
    await people.happen('siti', { kind: 'companion_words', from: 'Wati', words, by });
    expect(people.told('siti').join('\n')).not.toContain('Besok jam 8');
    expect(people.told('wati').at(-1)).toBe(
      'Pesan terakhir untuk Siti Aminah (Songgon) tidak kami sampaikan, karena obrolannya sudah diakhiri.',
    );
    expect(await people.write('wati', 'Bu Siti?')).toEqual([
      expect.stringContaining('belum kami sampaikan ke siapa pun'),
    ]);
  });

  it('leaves nobody in the belief until the morning that words written at night were brought', async () => {
    const manners = { quietHours: { from: '20:00', to: '07:00' } };
    const people = await createNeighbours({ manners });
    people.clock.set(Date.parse('2025-05-05T22:00:00+07:00'));
    await people.write('siti', 'Halo Bu');
    await people.write('siti', 'stop');
    const words = { heard: 'x', text: 'Besok jam 8', media: [] };
    const by = { contact: 'wati', role: 'volunteer' } as const;
    await people.happen('siti', { kind: 'companion_words', from: 'Wati', words, by });
    expect(people.told('wati').at(-1)).toContain('sudah minta berhenti dikirimi pesan');
  });

  it('is heard at once with urgent words, and gets their answer', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'akhiri pesan');
    await people.write('siti', 'Tolong, rumah kami banjir');
    expect(people.told('wati').at(-1)).toBe(
      'PENTING. Siti Aminah (Songgon) menulis: Tolong, rumah kami banjir',
    );
    await people.write('wati', 'Kami ke sana');
    expect(people.told('siti').at(-1)).toBe('Wati, pendamping Anda, menulis: Kami ke sana');
  });

  it('begins anew with another companion', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'akhiri pesan');
    await people.happen('siti', { kind: 'pair', companion: 'budi', name: 'Budi' });
    await people.write('siti', 'Halo Pak');
    expect(people.told('budi').at(-1)).toBe('Siti Aminah (Songgon) menulis: Halo Pak');
  });

  it('without a companion has nothing to end', async () => {
    const people = await createNeighbours();
    await people.add('tini', { name: 'Tini' });
    expect(await people.write('tini', 'akhiri pesan')).toEqual([
      expect.stringContaining('tidak ada obrolan'),
    ]);
  });
});

describe('a companion who ends the talk with a family', () => {
  it('is followed by the coordinators: what was not answered and what is written later reaches them', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'Kapan ke sini?');
    expect(await people.write('wati', 'akhiri pesan')).toEqual([
      expect.stringContaining('Baik, obrolan dengan Siti Aminah (Songgon) sudah diakhiri.'),
    ]);
    expect(people.told('siti').at(-1)).toContain(
      'Wati, pendamping Anda, untuk sekarang tidak menerima pesan',
    );
    expect(people.told('rini')).toEqual(
      expect.arrayContaining([
        'Siti Aminah (Songgon) menulis: Kapan ke sini?',
        expect.stringContaining('Pendamping Siti Aminah (Songgon) tidak lagi bertukar pesan'),
      ]),
    );
    const before = people.told('wati').length;
    expect(await people.write('siti', 'Halo?')).toEqual(['Pesannya kami sampaikan ke petugas kami.']);
    expect(people.told('rini').at(-1)).toBe('Siti Aminah (Songgon) menulis: Halo?');
    await people.write('rini', 'Besok saya ke sana');
    expect(people.told('siti').at(-1)).toBe('Rini, petugas kami, menulis: Besok saya ke sana');
    await people.pass(3 * day);
    expect(people.told('wati')).toHaveLength(before);
  });

  it('takes words again by saying so', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'Halo Bu');
    await people.write('wati', 'akhiri pesan');
    expect(await people.write('wati', 'buka pesan')).toEqual([
      'Baik, tulisan Siti Aminah (Songgon) sampai ke Anda lagi.',
    ]);
    expect(people.told('siti').at(-1)).toBe('Wati, pendamping Anda, menerima pesan lewat sini lagi.');
    await people.write('siti', 'Alhamdulillah');
    expect(people.told('wati').at(-1)).toBe('Siti Aminah (Songgon) menulis: Alhamdulillah');
  });

  it('is asked with whom, never for a guess, and other words are no number of that list', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'satu');
    await people.write('ani', 'dua');
    const list =
      'Obrolan dengan siapa yang diakhiri? Balas nomornya.\n1. Ani Lestari\n2. Siti Aminah (Songgon)';
    expect(await people.write('wati', 'akhiri pesan')).toEqual([list]);
    await people.write('wati', 'sebentar');
    expect(people.told('ani')).toHaveLength(1);
    await people.write('wati', 'akhiri pesan');
    expect(await people.write('wati', '1')).toEqual([expect.stringContaining('Ani Lestari')]);
    expect(people.told('ani').at(-1)).toContain('tidak menerima pesan');
    expect(people.told('siti')).toHaveLength(1);
  });

  it('is not sent words that were on their way when it ended: coordinators read them', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'Halo Bu');
    await people.write('wati', 'ya Bu');
    await people.write('wati', 'akhiri pesan');
    const before = people.told('wati');
    const [row] = await people.store.rows({ kind: 'messages', contact: 'siti', limit: 1, order: 'oldest' });
    const words = { heard: row?.id ?? '', text: 'Halo Bu', media: [] };
    const from = subjectOf(await people.find('siti'));
    await people.happen('wati', { kind: 'words', from, words, urgent: false });
    expect(people.told('wati')).toEqual(before);
    expect(people.told('rini').at(-1)).toBe('Siti Aminah (Songgon) menulis: Halo Bu');
  });

  it('as a stand-in leaves the talk of the companion itself as it was', async () => {
    const people = await createNeighbours();
    await people.happen('siti', {
      kind: 'talk',
      from: { contact: 'budi', name: 'Budi', village: null, companion: null },
      open: false,
    });
    await people.write('siti', 'Halo Bu');
    expect(people.told('wati')).toEqual(['Siti Aminah (Songgon) menulis: Halo Bu']);
  });
});
