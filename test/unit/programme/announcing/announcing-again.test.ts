import { describe, expect, it } from '@jest/globals';
import { type Address } from '../../../../src/domain/contact/address.ts';
import { type AnnouncingAct } from '../../../../src/domain/announcing.ts';
import { answerAnnouncing } from '../../../../src/programme/announcing/answer-announcing.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { scriptOf } from '../../../support/script-of.ts';

const ani: Address = 'simulator:p000';
const budi: Address = 'simulator:p001';

/** Two coordinators and so many families. */
async function setUp(families: number) {
  const channel = createFakeChannel();
  const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0) });
  await stage.people(2 + families, (place) => (place < 2 ? { role: 'coordinator' } : {}));
  const told = (to: Address): readonly string[] =>
    channel.arrived.filter((each) => each.to === to).map(({ text }) => text);
  const { phrase } = scriptOf({});
  const { store, broadcasts } = stage;
  /** What a coordinator asked for is done, as after a crash that came before this was written down. */
  const settle = async (who: string, act: AnnouncingAct, id: string): Promise<string> => {
    const about = { store, broadcasts, phrase, reason: (_: string, word: string) => word, now: () => 0 };
    const by = await store.find(who);
    const { happen = [] } = by ? await answerAnnouncing(about, by.contact, { id, act }) : {};
    const [answer] = happen;
    return answer?.event.kind === 'notice' ? answer.event.text : '';
  };
  const states = async (): Promise<readonly string[]> =>
    (await broadcasts.list()).map(({ id, state }) => `${id} ${state}`).sort();
  return {
    ...{ channel, stage, settle, states, told },
    said: (to: Address) => told(to).at(-1) ?? '',
    ask: (text: string, from = ani) => stage.say(text, { from }),
  };
}

/** Words by which programs are told. */
const english = /\b(?:the|is|this|can|be|there|while|character|expected|nobody)\b/iu;

describe('what a coordinator is told', () => {
  it.each([
    ['who is meant is not understood', ['siarkan teman-teman: Rapat'], 'Kami belum paham'],
    ['a segment is not there', ['siarkan segment = lama: Rapat'], 'Kami belum paham'],
    ['the text has a broken expression', ['siarkan semua keluarga: @(1 +'], 'tanda @'],
    ['what was never shown is agreed to', ['siarkan semua keluarga: @(1 +', 'ya'], 'Tidak ada siaran'],
    ['what was never shown is dropped', ['siarkan semua keluarga: @(1 +', 'batal'], 'Tidak ada siaran'],
    ['there is nothing to drop', ['siarkan batal'], 'Tidak ada siaran'],
  ])('is in their language when %s', async (_, asks, words) => {
    const { said, ask } = await setUp(2);
    for (const each of asks) {
      await ask(each);
    }
    expect(said(ani)).toContain(words);
    expect(said(ani)).not.toMatch(english);
  });

  it('is that nobody is left, where all stopped between the preview and the yes', async () => {
    const { stage, said, ask } = await setUp(1);
    await ask('siarkan semua keluarga: Rapat');
    await stage.say('STOP', { from: 'simulator:p002' });
    await ask('ya');
    expect(said(ani)).toContain('Saat ini tidak ada yang akan menerima');
  });

  it('is how it stands, when they say yes once more or no after it has come to all', async () => {
    const { channel, stage, said, ask } = await setUp(2);
    await ask('siarkan semua keluarga: Rapat');
    await ask('ya');
    await stage.turn();
    await ask('ya');
    expect(said(ani)).toContain('selesai: 2 dari 2 sampai');
    await ask('siarkan semua koordinator: Lain');
    await ask('ya');
    await stage.turn();
    await ask('batal');
    expect(said(ani)).toContain('selesai: 2 dari 2 sampai');
    await stage.turn();
    expect(channel.arrived.filter(({ text }) => text === 'Rapat')).toHaveLength(2);
  });
});

describe('an announcement that has begun', () => {
  it('counts whose turn has not come as waiting, and in the end as those who had nothing', async () => {
    const { said, ask } = await setUp(9);
    await ask('siarkan semua keluarga: Rapat');
    await ask('ya');
    await ask('siarkan berhenti');
    expect(said(ani)).toContain('ditahan: 0 dari 9 sampai, 9 menunggu, 0 tidak');
    await ask('siarkan batal');
    expect(said(ani)).toContain('dibatalkan: 0 dari 9 sampai, 0 menunggu, 9 tidak');
  });

  it('is not ended by a mere no, which may be meant for somebody else, but by the words for that', async () => {
    const { channel, stage, said, states, ask } = await setUp(3);
    await ask('siarkan besok 08:00 semua keluarga: Rapat');
    await ask('ya');
    await ask('tidak');
    expect(said(ani)).toContain('akan dikirim Selasa, 6 Mei pukul 08.00: 0 dari 3 sampai');
    expect(said(ani)).toContain('SIARKAN BATAL');
    expect(await states()).toEqual([expect.stringContaining('started')]);
    await ask('siarkan batal');
    expect(said(ani)).toContain('dibatalkan: 0 dari 3 sampai');
    stage.clock.set(Date.parse('2025-05-06T08:00:01+07:00'));
    await stage.turn();
    expect(channel.arrived.filter(({ text }) => text === 'Rapat')).toEqual([]);
  });

  it('is ended by "batal" right after the yes, and by "siarkan batal" while it is only shown', async () => {
    const { said, states, ask } = await setUp(3);
    await ask('siarkan semua keluarga: Rapat');
    await ask('siarkan batal');
    expect(said(ani)).toBe('Baik, tidak jadi dikirim.');
    await ask('siarkan semua keluarga');
    await ask('siarkan batal');
    expect(said(ani)).toBe('Baik, tidak jadi dikirim.');
    await ask('siarkan besok jam 8 semua keluarga: Rapat');
    await ask('ya');
    await ask('batal');
    expect(said(ani)).toContain('dibatalkan');
    expect(await states()).toHaveLength(2);
  });
});

describe('a word of a coordinator that is settled again after a crash', () => {
  it('holds, lets go and ends the same announcement, and not the next one', async () => {
    const { stage, settle, states } = await setUp(3);
    await stage.announce('Satu');
    stage.clock.advance(1);
    await stage.announce('Dua');
    await settle('p000', { kind: 'stop' }, 'x');
    expect(await settle('p000', { kind: 'stop' }, 'x')).toContain('ditahan');
    expect(await states()).toEqual(['b1 started', 'b2 paused']);
    await settle('p000', { kind: 'cancel' }, 'y');
    expect(await settle('p000', { kind: 'cancel' }, 'y')).toContain('dibatalkan');
    expect(await states()).toEqual(['b1 started', 'b2 cancelled']);
  });

  it('agrees to what was looked at, and to nothing else', async () => {
    const { stage, said, settle, states, ask } = await setUp(101);
    for (const text of ['Satu', 'Dua']) {
      await ask(`siarkan semua keluarga: ${text}`);
      stage.clock.advance(1);
      await ask('ya');
    }
    expect(said(budi)).toContain('(semua keluarga: Dua), dikirim begitu Anda setuju');
    const { id: waits, shown } = (await stage.broadcasts.list()).find(stage.broadcasts.needsApproval) ?? {
      id: '',
    };
    const act = { kind: 'approve', number: shown?.number ?? 0 } as const;
    await settle('p001', act, 'x');
    expect(await settle('p001', act, 'x')).toMatch(
      /"semua keluarga: (?:Satu|Dua)" untuk 101 orang berjalan/u,
    );
    expect(await states()).toEqual(expect.arrayContaining([`${waits} started`]));
    expect((await states()).filter((each) => each.endsWith('draft'))).toHaveLength(1);
  }, 30_000);

  it('starts what was agreed to before the crash', async () => {
    const { stage, settle, states, ask } = await setUp(101);
    await ask('siarkan semua keluarga: Satu');
    await ask('ya');
    const [{ id } = { id: '' }] = await stage.broadcasts.list();
    await stage.broadcasts.choose(id, 'x');
    await stage.broadcasts.approve(id, 'p001');
    expect(await settle('p001', { kind: 'approve' }, 'x')).toContain('101 orang berjalan');
    expect(await states()).toEqual([`${id} started`]);
  }, 30_000);

  it('tells both when the time of what they agreed to has passed', async () => {
    const { stage, said, ask } = await setUp(101);
    await ask('siarkan jam 13 semua keluarga: Satu');
    await ask('ya');
    stage.clock.set(Date.parse('2025-05-05T14:00:00+07:00'));
    await ask('siarkan setuju', budi);
    for (const each of [ani, budi]) {
      expect(said(each)).toContain('setelah waktunya lewat, jadi tidak dikirim');
    }
  }, 30_000);
});
