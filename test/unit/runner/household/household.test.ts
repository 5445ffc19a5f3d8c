import { describe, expect, it } from '@jest/globals';
import { noConsent } from '../../../../src/domain/consent.ts';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createHouse, phone } from '../../../support/household.ts';
import { messageOf } from '../../../support/stage.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

describe('a question on a phone that several people share', () => {
  it('names who is meant, and so does what nobody asked for; what answers a message does not', async () => {
    const { hear, start } = await createHouse(['Siti', 'Budi']);
    expect(await start('siti')).toEqual(['Assalamualaikum, Siti.', 'Untuk Siti: Bagaimana kabarnya?']);
    expect(await hear('baik')).toEqual(['Terima kasih, baik.']);
  });

  it('names nobody where the phone is one person’s', async () => {
    const { start } = await createHouse(['Siti']);
    expect(await start('siti')).toEqual(['Assalamualaikum, Siti.', 'Bagaimana kabarnya?']);
  });

  it('waits, its greeting with it, until the other person’s question is answered', async () => {
    const { hear, start, speaker, answers } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    expect(await start('budi')).toEqual([]);
    expect(await speaker()).toBe('siti');
    expect(await hear('sehat')).toEqual([
      'Terima kasih, sehat.',
      'Assalamualaikum, Budi.',
      'Untuk Budi: Bagaimana kabarnya?',
    ]);
    expect(await speaker()).toBe('budi');
    await hear('capek');
    expect([await answers('siti'), await answers('budi')]).toEqual([['sehat'], ['capek']]);
  });

  it('waits in line: three questions come one after the other in the order they were made', async () => {
    const { hear, start } = await createHouse(['Siti', 'Budi', 'Ani']);
    await start('siti');
    await start('ani');
    await start('budi');
    expect(await hear('satu')).toContain('Untuk Ani: Bagaimana kabarnya?');
    expect(await hear('dua')).toContain('Untuk Budi: Bagaimana kabarnya?');
    expect(await hear('tiga')).toEqual(['Terima kasih, tiga.']);
  });

  it('goes when the other question has timed out, and its own reminders are counted from then', async () => {
    const { start, pass, speaker } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    await start('budi');
    const texts = await pass(7 * day + hour);
    expect(texts.filter((text) => text.includes('Budi'))).toEqual([
      'Assalamualaikum, Budi.',
      'Untuk Budi: Bagaimana kabarnya?',
    ]);
    expect(await speaker()).toBe('budi');
    expect(await pass(day)).toEqual(['Untuk Budi: Bagaimana kabarnya?']);
  });

  it('goes when the other person says STOP', async () => {
    const { hear, start } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    await start('budi');
    expect(await hear('STOP')).toContain('Untuk Budi: Bagaimana kabarnya?');
  });

  it('goes when the other person is erased', async () => {
    const { companion, start, told, speaker } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    await start('budi');
    await companion.erase('siti');
    await companion.settled();
    expect(told()).toContain('Untuk Budi: Bagaimana kabarnya?');
    expect(await speaker()).toBe('budi');
  });

  it('goes past somebody in line who was erased', async () => {
    const { companion, hear, start } = await createHouse(['Siti', 'Budi', 'Ani']);
    await start('siti');
    await start('budi');
    await start('ani');
    await companion.erase('budi');
    expect(await hear('sehat')).toContain('Untuk Ani: Bagaimana kabarnya?');
  });

  it('goes when the two turn out to be one person, named no more', async () => {
    const { companion, start, hear, told } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    await start('budi', 'hari');
    await companion.merge('siti', 'budi');
    await companion.settled();
    expect(told()).toEqual(['Untuk Budi: Berapa hari berjualan?']);
    expect(await hear('banyak')).toEqual(['Dicatat.']);
    expect(await start('budi', 'hari')).toEqual(['Berapa hari berjualan?']);
  });

  it('does not hold up what is no question', async () => {
    const { companion, clock, start, told } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    await companion.happen('budi', {
      id: 'n1',
      at: clock.now(),
      kind: 'notice',
      text: 'Besok posyandu.',
      media: [],
      from: null,
      urgent: false,
    });
    await companion.settled();
    expect(told()).toEqual(['Untuk Budi: Besok posyandu.']);
  });

  it('waits while a human talks with the other person', async () => {
    const { companion, clock, start, told } = await createHouse(['Siti', 'Budi']);
    const at = clock.now();
    await companion.happen('siti', { id: 'h1', at, kind: 'handover', ticket: null, topic: 'bantuan' });
    await companion.settled();
    told();
    expect(await start('budi')).toEqual([]);
    await companion.happen('siti', { id: 'h2', at, kind: 'handback' });
    await companion.settled();
    expect(told()).toContain('Untuk Budi: Bagaimana kabarnya?');
  });

  it('is taken once when the network repeats it after the phone was handed on', async () => {
    const { companion, hear, speaker } = await createHouse(['Siti', 'Budi']);
    const message = { key: 'same', name: 'HP', message: messageOf(phone, 'halo') };
    const first = await companion.hear(message);
    await hear('BUKAN SAYA');
    expect([first.contact, await speaker()]).toEqual(['siti', 'budi']);
    expect(await companion.hear(message)).toMatchObject({ id: first.id, seen: true });
  });
});

describe('"bukan saya" on a shared phone', () => {
  it('switches to the other person: the question stays with whom it was asked of', async () => {
    const { hear, start, speaker, answers } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    expect(await hear('bukan saya')).toEqual(['Baik, sekarang kami berbicara dengan Budi. Silakan tulis.']);
    expect(await speaker()).toBe('budi');
    expect(await hear('hari')).toEqual(['Untuk Budi: Berapa hari berjualan?']);
    await hear('banyak');
    expect(await hear('bukan saya')).toEqual(['Untuk Siti: Bagaimana kabarnya?']);
    await hear('sehat');
    expect([await answers('siti'), await answers('budi')]).toEqual([['sehat'], ['banyak']]);
  });

  it('lets the question that waited behind go at once', async () => {
    const { hear, start } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    await start('budi');
    expect(await hear('bukan saya')).toEqual(['Assalamualaikum, Budi.', 'Untuk Budi: Bagaimana kabarnya?']);
  });

  it('reminds the other of the open question later, when nothing is open', async () => {
    const { hear, start, pass, speaker } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    await hear('bukan saya');
    expect(await pass(25 * hour)).toEqual(['Untuk Siti: Bagaimana kabarnya?']);
    expect(await speaker()).toBe('siti');
  });

  it('takes what was written right behind it for the other, although both came at once', async () => {
    const { companion, told, start, answers } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    const words = ['bukan saya', 'hari', 'banyak'];
    await Promise.all(
      words.map((text, index) =>
        companion.hear({ key: `b${index}`, name: 'HP', message: messageOf(phone, text) }),
      ),
    );
    await companion.settled();
    expect(told()).toContain('Untuk Budi: Berapa hari berjualan?');
    expect([await answers('siti'), await answers('budi')]).toEqual([[], ['banyak']]);
  });

  it('asks which of three by a numbered list, and once more when the answer is none', async () => {
    const { hear, start, speaker, answers } = await createHouse(['Siti', 'Budi', 'Ani']);
    const list = [
      'Baik. Siapa yang sedang memegang HP ini? Balas nomornya.',
      '1. Budi',
      '2. Ani',
      '3. Orang lain',
    ].join('\n');
    await start('siti');
    expect(await hear('bukan saya')).toEqual([list]);
    expect(await hear('sehat')).toEqual([list]);
    expect(await hear('2')).toEqual(['Baik, sekarang kami berbicara dengan Ani. Silakan tulis.']);
    expect([await speaker(), await answers('siti')]).toEqual(['ani', []]);
  });

  it("hands it on although the one who had it said STOP, which was not the others' word, and back", async () => {
    const { hear, start, speaker } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    await hear('stop');
    expect(await hear('bukan saya')).toEqual(['Baik, sekarang kami berbicara dengan Budi. Silakan tulis.']);
    expect([await speaker(), await hear('hari')]).toEqual(['budi', ['Untuk Budi: Berapa hari berjualan?']]);
    await hear('banyak');
    expect(await hear('bukan saya')).toEqual([expect.stringContaining('sudah berhenti mengirim pesan')]);
    expect([await speaker(), await hear('halo')]).toEqual([
      'siti',
      [expect.stringContaining('sudah berhenti mengirim pesan')],
    ]);
    expect(await hear('bukan saya')).toEqual(['Baik, sekarang kami berbicara dengan Budi. Silakan tulis.']);
  });

  it('asks which of several although the one who had it said STOP', async () => {
    const { hear, start, speaker } = await createHouse(['Siti', 'Budi', 'Ani']);
    await start('siti');
    await hear('stop');
    expect(await hear('bukan saya')).toEqual([expect.stringContaining('Siapa yang sedang memegang HP ini?')]);
    await hear('1');
    expect(await speaker()).toBe('budi');
  });

  it('tells staff when it is nobody of the household', async () => {
    const { hear, start, rows, speaker } = await createHouse(['Siti', 'Budi', 'Ani']);
    await start('siti');
    await hear('bukan saya');
    expect(await hear('3')).toEqual([
      'Baik, terima kasih sudah memberi tahu. Petugas kami akan memeriksanya.',
    ]);
    expect((await rows('incidents')).map(({ data }) => data['what'])).toContain('not_me');
    expect(await speaker()).toBe('siti');
  });

  it('says so when there is nobody else any more', async () => {
    const { companion, hear, start } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    await companion.erase('budi');
    expect(await hear('bukan saya')).toEqual([
      'Baik, terima kasih sudah memberi tahu. Petugas kami akan memeriksanya.',
    ]);
  });

  it('does not count as having heard from the one who is not there', async () => {
    const { hear, start, store } = await createHouse(['Siti', 'Budi']);
    await start('siti');
    await hear('bukan saya');
    expect((await store.find('siti'))?.contact.lastHeardAt).toBeNull();
  });
});

describe('a button on a shared phone', () => {
  it('answers the question it stands under, whoever speaks now', async () => {
    const { channel, hear, start, answers } = await createHouse(['Siti', 'Budi']);
    await start('siti', 'hari');
    const question = channel.arrived.at(-1)?.question ?? null;
    await hear('bukan saya');
    expect(await hear('Sedikit', { tap: { question, choice: 0 } })).toEqual(['Dicatat.']);
    expect([await answers('siti'), await answers('budi')]).toEqual([['Sedikit'], []]);
  });
});

describe('people who come to one phone at the same moment, as an import brings them', () => {
  it('all share it', async () => {
    const { companion, store, start } = await createHouse([]);
    const blank = { at: 1, language: 'id', timezone: 'Asia/Jakarta', addresses: [phone], stranger: false };
    const names = ['Siti', 'Budi', 'Ani'];
    await Promise.all(
      names.map((name) =>
        companion.change(name, () => ({
          ...newContact({ id: name, name, ...blank }),
          consent: { ...noConsent, status: 'opted_in' },
        })),
      ),
    );
    expect([...((await store.findAddress(phone))?.contacts ?? [])].sort()).toEqual([...names].sort());
    expect(await start('Siti')).toContain('Untuk Siti: Bagaimana kabarnya?');
    expect(await start('Budi')).toEqual([]);
  });
});
