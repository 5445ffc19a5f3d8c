import { describe, expect, it } from '@jest/globals';
import { type Address } from '../../../../src/domain/contact/address.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const ani: Address = 'simulator:p000';

/** A coordinator, and four families of whom one has nothing to be divided by. */
async function setUp() {
  const channel = createFakeChannel();
  const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0) });
  await stage.people(5, (place) =>
    place === 0 ? { role: 'coordinator' } : { fields: { anak: place === 2 ? 0 : 2 } },
  );
  const ask = async (text: string): Promise<string> => {
    await stage.say(text, { from: ani });
    await stage.turn();
    return channel.arrived.filter(({ to }) => to === ani).at(-1)?.text ?? '';
  };
  const told = (to: Address): readonly string[] =>
    channel.arrived.filter((each) => each.to === to).map(({ text }) => text);
  return { stage, ask, told };
}

function nobody(): never {
  throw new Error('nobody');
}

describe('a text with a hole', () => {
  it('is mended from the chat for those who lack it, after they saw what will be read', async () => {
    const { stage, ask, told } = await setUp();
    await ask('siarkan semua keluarga: Bagian tiap anak @(10 / contact.fields.anak)');
    await ask('ya');
    expect(await ask('siarkan status')).toContain('Untuk memperbaiki: SIARKAN PERBAIKI:');
    const preview = await ask('siarkan perbaiki: Bagian Ibu 10');
    expect(preview).toContain('1 orang langsung');
    expect(preview).toContain('Yang dibaca Ibu p002: Bagian Ibu 10');
    expect(told('simulator:p002')).toEqual([]);
    await ask('ya');
    expect(told('simulator:p002')).toEqual(['Bagian Ibu 10']);
    expect(told('simulator:p001')).toEqual(['Bagian tiap anak 5']);
    const [, first] = await stage.broadcasts.list();
    expect(await stage.states(first?.id ?? '')).toEqual({ sent: 3, 'cancelled replaced': 1 });
    expect(await ask('siarkan perbaiki: Lagi')).toBe('Tidak ada siaran yang tulisannya perlu diperbaiki.');
  });

  it('may be mended in two messages, and stays as it was after a no', async () => {
    const { stage, ask, told } = await setUp();
    await ask('siarkan semua keluarga: Bagian tiap anak @(10 / contact.fields.anak)');
    await ask('ya');
    expect(await ask('siarkan perbaiki')).toContain('Sekarang kirim pesannya');
    expect(await ask('Bagian Ibu 10')).toContain('Yang dibaca Ibu p002: Bagian Ibu 10');
    await ask('batal');
    expect(told('simulator:p002')).toEqual([]);
    const begun = (await stage.broadcasts.list()).find(({ startedAt }) => startedAt !== null);
    expect(await stage.states(begun?.id ?? '')).toEqual({ sent: 3, 'held expression': 1 });
  });

  it('is not mended for who was given it again before the mended text was sent', async () => {
    const { stage, ask, told } = await setUp();
    await ask('siarkan semua keluarga: Bagian tiap anak @(10 / contact.fields.anak)');
    await ask('ya');
    const begun = (await stage.broadcasts.list()).find(({ startedAt }) => startedAt !== null)?.id ?? '';
    await ask('siarkan perbaiki: Bagian Ibu 10');
    await stage.companion.change('p002', (each) => ({ ...(each ?? nobody()), fields: { anak: 5 } }));
    await stage.broadcasts.retry(begun);
    await stage.turn();
    expect(told('simulator:p002')).toEqual(['Bagian tiap anak 2']);
    await ask('ya');
    expect(told('simulator:p002')).toEqual(['Bagian tiap anak 2']);
    expect(await stage.states(begun)).toEqual({ sent: 4 });
  });
});
