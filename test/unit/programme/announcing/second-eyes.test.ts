import { describe, expect, it } from '@jest/globals';
import { type Address } from '../../../../src/domain/contact/address.ts';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const [ani, budi, cici]: readonly Address[] = ['simulator:p000', 'simulator:p001', 'simulator:p002'];

/** Three coordinators, and so many families that one of them alone may not start it. */
async function setUp() {
  const channel = createFakeChannel();
  const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0) });
  await stage.people(104, (place) => (place < 3 ? { role: 'coordinator' } : {}));
  const told = (to?: Address): readonly string[] =>
    channel.arrived.filter((each) => each.to === to).map(({ text }) => text);
  const said = (to?: Address): string => told(to).at(-1) ?? '';
  const states = async (): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries((await stage.broadcasts.list()).map(({ title, state }) => [title, state]));
  const ask = async (text: string, from = ani): Promise<string> => {
    await stage.say(text, from === undefined ? {} : { from });
    stage.clock.advance(1000);
    return said(from);
  };
  return { stage, told, said, states, ask };
}

describe('a coordinator who agrees in their chat', () => {
  it('agrees to nothing that they were not shown, such as what waits from elsewhere', async () => {
    const { stage, states, ask } = await setUp();
    await ask('siarkan semua keluarga: Rapat');
    await ask('ya');
    const at = { at: null, local: null, confirm: false };
    await stage.broadcasts.create('api', { ...inputOf('Lain'), title: 'Lain' }, 'admin');
    await expect(stage.broadcasts.start('api', at)).rejects.toThrow('somebody else approves it first');
    expect(await ask('siarkan setuju', budi)).toContain('"semua keluarga: Rapat" untuk 101 orang berjalan');
    expect(await ask('siarkan setuju', budi)).toBe('Tidak ada siaran yang menunggu itu.');
    expect(await states()).toMatchObject({ Lain: 'draft' });
  }, 30_000);

  it('is asked which of two they mean, and agrees to that one', async () => {
    const { states, ask } = await setUp();
    await ask('siarkan semua keluarga: Satu', ani);
    await ask('siarkan semua keluarga: Dua', cici);
    await ask('ya', cici);
    await ask('ya', ani);
    const which = await ask('siarkan setuju', budi);
    expect(which).toContain('1. semua keluarga: Dua\n2. semua keluarga: Satu');
    expect(await states()).toEqual({ 'semua keluarga: Satu': 'draft', 'semua keluarga: Dua': 'draft' });
    expect(await ask('siarkan setuju 7', budi)).toBe(which);
    const said = await ask('Siarkan setuju 2', budi);
    expect(said).toContain('"semua keluarga: Satu" untuk 101 orang berjalan');
    expect(said).toContain('siaran lain yang perlu Anda lihat: "semua keluarga: Dua"');
    expect(await states()).toEqual({ 'semua keluarga: Satu': 'started', 'semua keluarga: Dua': 'draft' });
    expect(await ask('siarkan setuju', budi)).not.toContain('siaran lain');
  }, 30_000);

  it('does not agree to their own, written as somebody who was merged into them', async () => {
    const { stage, states, ask } = await setUp();
    await ask('siarkan semua keluarga: Rapat', budi);
    await ask('ya', budi);
    await stage.companion.merge('p000', 'p001');
    expect(await ask('siarkan setuju', ani)).toBe('Siaran sendiri perlu dilihat orang lain.');
    expect(await states()).toEqual({ 'semua keluarga: Rapat': 'draft' });
  }, 30_000);

  it('sees a long text whole, and what to answer, as does whoever wrote it', async () => {
    const { stage, told, ask } = await setUp();
    const long = 'Kata. '.repeat(680).trim();
    await ask(`siarkan semua keluarga: ${long}`.slice(0, 4096));
    const [preview = '', whole] = told(ani);
    expect(preview).toContain('Balas YA untuk mengirim');
    expect(preview.length).toBeLessThan(1000);
    expect(whole?.length).toBeGreaterThan(4000);
    await ask('ya');
    const [look = '', again] = told(budi);
    expect(look).toContain('balas SIARKAN SETUJU');
    expect(again).toBe(whole);
    expect(await stage.broadcasts.list()).toHaveLength(1);
  }, 30_000);

  it('lets whoever wrote it know when it goes, where that is later', async () => {
    const { said, ask } = await setUp();
    await ask('siarkan besok jam 10 semua keluarga: Rapat');
    await ask('ya');
    await ask('siarkan setuju', budi);
    expect(said(ani)).toContain('akan dikirim Selasa, 6 Mei pukul 10.00');
  }, 30_000);
});
