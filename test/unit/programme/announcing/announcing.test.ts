import { describe, expect, it } from '@jest/globals';
import { type Address } from '../../../../src/domain/contact/address.ts';
import { type Media } from '../../../../src/domain/message.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const ani: Address = 'simulator:p000';
const budi: Address = 'simulator:p001';

const photo: Media = { kind: 'image', ref: 'simulator:f1', name: null, mime: 'image/jpeg', bytes: 9 };
const voice: Media = { kind: 'voice', ref: 'simulator:f2', name: null, mime: 'audio/ogg', bytes: 9 };

/** Two coordinators and so many families, of whom half live in Songgon. */
async function setUp(families: number) {
  const channel = createFakeChannel();
  const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0) });
  await stage.people(2 + families, (place) =>
    place < 2 ? { role: 'coordinator' } : { village: place % 2 ? 'Songgon' : 'Licin' },
  );
  const said = (to: Address): readonly string[] =>
    channel.arrived.filter((each) => each.to === to).map(({ text }) => text);
  return { channel, stage, said, ask: (text: string, from = ani) => stage.say(text, { from }) };
}

const families = (texts: readonly { readonly to: string; readonly text: string }[]): number =>
  texts.filter(({ to, text }) => to !== ani && to !== budi && text.startsWith('Rapat')).length;

describe('a coordinator who announces in their chat', () => {
  it('sees how many, why not others, and what somebody will read; after a yes it goes out once', async () => {
    const { channel, stage, said, ask } = await setUp(6);
    await ask('Siarkan desa Songgon: Rapat: @contact.name, jam 9');
    const [preview = ''] = said(ani);
    expect(preview).toContain('desa Songgon');
    expect(preview).toContain('3 orang langsung');
    expect(preview).toContain('Rapat: Ibu p003, jam 9');
    await stage.turn();
    expect(families(channel.arrived)).toBe(0);
    await ask('ya');
    await stage.turn();
    expect(families(channel.arrived)).toBe(3);
    await ask('siarkan status');
    expect(said(ani).at(-1)).toContain('3 dari 3 sampai');
  });

  it('does not wait for the second to pass, and nothing begins after the stop', async () => {
    const { channel, stage, ask } = await setUp(4);
    await ask('siarkan semua keluarga: Rapat');
    await ask('ya');
    expect(families(channel.arrived)).toBe(0);
    stage.companion.hurry();
    await stage.companion.settled();
    expect(families(channel.arrived)).toBe(4);
    await stage.companion.stop();
    stage.companion.hurry();
    await stage.companion.settled();
    expect(families(channel.arrived)).toBe(4);
  });

  it('sends nothing after "batal", nor an hour later', async () => {
    const { channel, stage, said, ask } = await setUp(4);
    await ask('siarkan semua keluarga: Rapat');
    await ask('batal');
    expect(said(ani).at(-1)).toBe('Baik, tidak jadi dikirim.');
    await ask('siarkan semua keluarga: Rapat');
    stage.clock.advance(61 * 60_000);
    await ask('ya');
    await stage.turn();
    expect(families(channel.arrived)).toBe(0);
  });

  it('is told what was not understood, and how to write it', async () => {
    const { said, ask } = await setUp(2);
    await ask('siarkan teman-teman: Rapat');
    expect(said(ani).at(-1)).toContain('Untuk siapa "teman-teman"?');
    await ask('siarkan');
    expect(said(ani).at(-1)).toContain('SIARKAN semua keluarga:');
    await ask('siarkan desa Antah: Rapat');
    expect(said(ani).at(-1)).toBe(
      'Tidak ada yang termasuk "desa Antah". Periksa lagi tulisannya, misalnya nama desa atau kelompoknya.',
    );
    await ask('siarkan semua keluarga: Rapat @(1 +');
    expect(said(ani).at(-1)).toContain('Belum bisa disiarkan');
  });

  it('needs another coordinator for many, who is asked and agrees', async () => {
    const { channel, stage, said, ask } = await setUp(150);
    await ask('siarkan semua keluarga: Rapat');
    await ask('ya');
    expect(said(ani).at(-1)).toContain('koordinator lain perlu melihatnya');
    expect(said(budi).at(-1)).toContain('Ibu p000 ingin menyiarkan ke 150 orang');
    await ask('siarkan setuju');
    expect(said(ani).at(-1)).toBe('Siaran sendiri perlu dilihat orang lain.');
    await ask('siarkan setuju', budi);
    await stage.turn();
    expect(families(channel.arrived)).toBe(150);
    expect(said(ani).at(-1)).toContain('sudah disetujui');
  }, 30_000);

  it('is asked again for the same within an hour, and a second yes means it', async () => {
    const { channel, stage, said, ask } = await setUp(2);
    await ask('siarkan desa Licin: Rapat');
    await ask('ya');
    await stage.turn();
    await ask('siarkan semua keluarga: Rapat');
    expect(said(ani).at(-1)).toContain('had_already (1)');
    await ask('ya');
    expect(said(ani).at(-1)).toContain('balas YA sekali lagi');
    await stage.turn();
    expect(families(channel.arrived)).toBe(1);
    await ask('ya');
    await stage.turn();
    expect(families(channel.arrived)).toBe(2);
  });

  it('says the same again to those who had it when that is meant, and else to nobody', async () => {
    const { channel, stage, said, ask } = await setUp(2);
    await ask('siarkan semua keluarga: Rapat');
    await ask('ya');
    await stage.turn();
    stage.clock.set(stage.clock.now() + 2 * 60 * 60_000);
    await ask('siarkan semua keluarga: Rapat');
    expect(said(ani).at(-1)).toContain('kecuali dikirim ulang: had_already (2)');
    await ask('ya');
    expect(said(ani).at(-1)).toContain('balas YA sekali lagi');
    await stage.turn();
    expect(families(channel.arrived)).toBe(2);
    await ask('ya');
    await stage.turn();
    expect(families(channel.arrived)).toBe(4);
  });

  it('holds the latest and lets it go on', async () => {
    const { stage, said, ask } = await setUp(2);
    await ask('siarkan semua keluarga: Rapat');
    await ask('ya');
    await ask('siarkan berhenti');
    expect(said(ani).at(-1)).toContain('ditahan');
    await ask('siarkan lanjut');
    expect(said(ani).at(-1)).toContain('sedang berjalan');
    await stage.turn();
    expect(await stage.broadcasts.list()).toMatchObject([{ state: 'done' }]);
  });

  it('is a family or a volunteer: then the words are words like others', async () => {
    const { stage, ask } = await setUp(2);
    await ask('siarkan semua keluarga: Rapat', 'simulator:p002');
    await ask('ya', 'simulator:p002');
    expect(await stage.broadcasts.list()).toEqual([]);
  });

  it('may name a time in plain words, sees it before the yes, and nobody gets it earlier', async () => {
    const { channel, stage, said, ask } = await setUp(4);
    await ask('Siarkan besok 08:00 semua keluarga: Rapat');
    expect(said(ani).at(-1)).toContain('Siaran untuk semua keluarga, dikirim Selasa, 6 Mei pukul 08.00');
    await ask('ya');
    expect(said(ani).at(-1)).toContain('4 orang akan dikirim Selasa, 6 Mei pukul 08.00');
    await stage.turn();
    expect(families(channel.arrived)).toBe(0);
    await ask('siarkan status');
    expect(said(ani).at(-1)).toContain('akan dikirim Selasa, 6 Mei pukul 08.00: 0 dari 4 sampai');
    stage.clock.set(Date.parse('2025-05-06T08:00:01+07:00'));
    await stage.turn();
    expect(families(channel.arrived)).toBe(4);
  });

  it('keeps the time that they named until another coordinator has agreed', async () => {
    const { channel, stage, said, ask } = await setUp(150);
    await ask('siarkan jam 13 semua keluarga: Rapat');
    await ask('ya');
    await ask('siarkan setuju', budi);
    expect(said(budi).at(-1)).toContain('pukul 13.00');
    await stage.turn();
    expect(families(channel.arrived)).toBe(0);
    stage.clock.set(Date.parse('2025-05-05T13:00:01+07:00'));
    await stage.turn();
    expect(families(channel.arrived)).toBe(150);
  }, 30_000);

  it('is told when the time has passed or has no hour', async () => {
    const { stage, said, ask } = await setUp(2);
    await ask('siarkan kemarin jam 8 semua keluarga: Rapat');
    expect(said(ani).at(-1)).toContain('Waktunya sudah lewat');
    await ask('siarkan besok semua keluarga: Rapat');
    expect(said(ani).at(-1)).toContain('Kapan tepatnya?');
    await ask('siarkan jam 11 semua keluarga: Rapat');
    stage.clock.advance(59 * 60_000);
    stage.clock.advance(10 * 60_000);
    expect(await stage.broadcasts.list()).toMatchObject([{ state: 'draft' }]);
  });

  it('may send the words, or a photo, after having said for whom', async () => {
    const { channel, stage, said, ask } = await setUp(2);
    await ask('siarkan semua keluarga');
    expect(said(ani).at(-1)).toContain('Sekarang kirim pesannya');
    await ask('Rapat di balai desa');
    expect(said(ani).at(-1)).toContain('Rapat di balai desa');
    await ask('ya');
    await stage.turn();
    expect(families(channel.arrived)).toBe(2);
    await ask('siarkan semua keluarga:');
    await ask('batal');
    expect(said(ani).at(-1)).toBe('Baik, tidak jadi dikirim.');
    expect(await stage.broadcasts.list()).toHaveLength(1);
  });

  it.each([
    ['a photo with words', photo, 'siarkan semua keluarga: Rapat', 'image'],
    ['a voice note without', voice, '', 'voice'],
  ])('announces %s, and sees at once what of', async (_, media, text, kind) => {
    const { channel, stage, said, ask } = await setUp(2);
    if (text === '') {
      await ask('siarkan semua keluarga:');
    }
    await stage.say(text, { from: ani, media: [media] });
    expect(said(ani).at(-1)).toContain(kind === 'image' ? '(dengan foto) Rapat' : '(dengan pesan suara)');
    await ask('ya');
    await stage.turn();
    const got = channel.arrived.filter(({ to }) => to !== ani && to !== budi);
    expect(got.map(({ media: [file] }) => file?.kind)).toEqual([kind, kind]);
    expect(got.every(({ media: [file] }) => file && 'ref' in file && file.ref.startsWith('kept:'))).toBe(
      true,
    );
  });
});
