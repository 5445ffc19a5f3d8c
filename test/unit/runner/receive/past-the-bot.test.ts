import { describe, expect, it } from '@jest/globals';
import { type ByHand } from '../../../../src/channels/channel.ts';
import { createNames } from '../../../../src/runner/names.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage, messageOf } from '../../../support/stage.ts';

const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
    remind: [ { after: 2h } ]
  - say: "Terima kasih, @results.kabar."
`,
};
const hour = 3_600_000;

async function stageOf() {
  const channel = createFakeChannel('whatsapp');
  const stage = await createStage({ flows, channel });
  const byHand = async (said: Partial<ByHand> = {}) => {
    await stage.companion.ear.byHand({
      key: 'hand',
      to: 'whatsapp:siti',
      also: [],
      text: 'Bu, nanti saya mampir.',
      media: [],
      ago: 0,
      ...said,
    });
    await stage.companion.settled();
  };
  return { channel, stage, byHand, sent: () => channel.arrived.map(({ text }) => text) };
}

describe('a human who writes on the phone', () => {
  it('silences the bot for twelve hours; then the open question goes on', async () => {
    const { stage, byHand, sent } = await stageOf();
    await stage.say('kabar');
    await byHand();
    await stage.say('iya, saya tunggu');
    await stage.pass(11 * hour);
    expect(sent()).toEqual(['Apa kabar?']);
    await stage.pass(2 * hour);
    await stage.say('baik');
    expect(sent().at(-1)).toBe('Terima kasih, baik.');
  });

  it('stands in the history once, however often the network tells it', async () => {
    const { stage, byHand } = await stageOf();
    await stage.say('kabar');
    await byHand();
    await byHand();
    const rows = (await stage.rows('messages')).filter(({ data }) => data['by'] === 'phone');
    expect(rows.map(({ data }) => [data['direction'], data['text']])).toEqual([
      ['out', 'Bu, nanti saya mampir.'],
    ]);
  });

  it('holds back what is queued, with a reason, until the bot is handed the talk again', async () => {
    const { stage, byHand, channel, sent } = await stageOf();
    const { contact } = await stage.say('kabar');
    const open = channel.hold();
    await stage.companion.happen(contact, {
      id: 'n1',
      at: stage.clock.now(),
      kind: 'notice',
      text: 'pertama',
      media: [],
      from: null,
      urgent: false,
    });
    await stage.companion.happen(contact, {
      id: 'n2',
      at: stage.clock.now(),
      kind: 'notice',
      text: 'kedua',
      media: [],
      from: null,
      urgent: false,
    });
    const handed = byHand();
    const isPaused = async () => (await stage.store.find(contact))?.contact.ticket != null;
    while (!(await isPaused())) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    open();
    await handed;
    expect(sent()).toEqual(['Apa kabar?', 'pertama']);
    expect((await stage.store.find(contact))?.outbox.at(-1)).toMatchObject({ id: 'n2.0', held: 'phone' });
    await stage.companion.happen(contact, { id: 'back', at: stage.clock.now(), kind: 'handback' });
    await stage.companion.settled();
    expect(sent()).toEqual(['Apa kabar?', 'pertama', 'kedua']);
  });

  it('is kept without the numbers that are nobody’s to keep', async () => {
    const { stage, byHand } = await stageOf();
    await stage.say('kabar');
    await byHand({ text: 'NIK Ibu 3510123456789012, betul?' });
    const kept = JSON.stringify(await stage.rows('messages'));
    expect(kept).toContain('betul?');
    expect(kept).not.toContain('3510');
  });

  it('long ago, while we were away, silences nobody any more', async () => {
    const { stage, byHand, sent } = await stageOf();
    await stage.say('kabar');
    await byHand({ ago: 13 * hour });
    await stage.say('baik');
    expect(sent()).toEqual(['Apa kabar?', 'Terima kasih, baik.']);
  });

  it('to somebody whom the programme does not know makes no contact', async () => {
    const { stage, byHand } = await stageOf();
    await byHand({ to: 'whatsapp:teman' });
    expect(await stage.store.size()).toMatchObject({ contacts: 0 });
    expect(await stage.rows('messages')).toEqual([]);
  });

  it('keeps no urgent words waiting', async () => {
    const { stage, byHand, sent } = await stageOf();
    const { contact } = await stage.say('kabar');
    await byHand();
    const urgent = { kind: 'notice', text: 'Air naik!', media: [], from: null, urgent: true } as const;
    await stage.companion.happen(contact, { id: 'n', at: stage.clock.now(), ...urgent });
    await stage.companion.settled();
    expect(sent().at(-1)).toBe('Air naik!');
  });

  it('does not keep STOP from being obeyed and confirmed', async () => {
    const { stage, byHand, sent } = await stageOf();
    await stage.say('kabar');
    await byHand();
    await stage.say('stop');
    expect((await stage.contact()).consent.status).toBe('opted_out');
    expect(sent()).toHaveLength(2);
  });
});

describe('a message that was taken back', () => {
  it('leaves no words in the history; the answer stays', async () => {
    const { stage } = await stageOf();
    await stage.say('kabar');
    await stage.say('baik sekali', { key: 'm2' });
    await stage.companion.ear.takenBack({ key: 'm2', from: 'whatsapp:siti', formerKeys: [] });
    const rows = (await stage.rows('messages')).filter(({ data }) => data['direction'] === 'in');
    expect(rows.map(({ data }) => [data['text'], data['state']])).toEqual([
      ['kabar', 'received'],
      ['', 'taken_back'],
    ]);
    expect((await stage.rows('results')).map(({ data }) => data['value'])).toEqual(['baik sekali']);
  });

  it('takes its later words with it', async () => {
    const { stage } = await stageOf();
    await stage.say('kabar');
    await stage.say('saya di rumah', { key: 'm2' });
    await stage.companion.hear({
      key: 'm3',
      replaces: 'm2',
      name: null,
      message: messageOf('whatsapp:siti', 'saya di pasar', { edited: true }),
    });
    await stage.companion.settled();
    await stage.companion.ear.takenBack({ key: 'm2', from: 'whatsapp:siti', formerKeys: [] });
    const rows = (await stage.rows('messages')).filter(({ data }) => data['direction'] === 'in');
    expect(rows.map(({ data }) => data['text'])).toEqual(['kabar', '', '']);
  });

  it('leaves none of those whose turn was put aside either', async () => {
    const { stage } = await stageOf();
    const { contact } = await stage.say('kabar');
    const id = createNames(stage.store.salt).eventOf('m2');
    const message = { from: 'whatsapp:siti', text: 'rahasia', media: null } as never;
    await stage.companion.happen(contact, { id, at: stage.clock.now(), kind: 'message', message });
    await stage.companion.settled();
    expect((await stage.store.find(contact))?.stuck).toHaveLength(1);
    await stage.companion.ear.takenBack({ key: 'm2', from: 'whatsapp:siti', formerKeys: [] });
    expect(JSON.stringify(await stage.store.find(contact))).not.toContain('rahasia');
  });

  it('stays without its words though its row is written once more, as after a crash', async () => {
    const { stage } = await stageOf();
    await stage.say('kabar');
    await stage.say('baik sekali', { key: 'm2' });
    const before = await stage.rows('messages');
    await stage.companion.ear.takenBack({ key: 'm2', from: 'whatsapp:siti', formerKeys: [] });
    await stage.store.write({ contacts: [], rows: before });
    const heard = (await stage.rows('messages')).filter(({ data }) => data['direction'] === 'in');
    expect(heard.map(({ data }) => data['text'])).toEqual(['kabar', '']);
  });

  it('that we never had leaves nothing', async () => {
    const { stage } = await stageOf();
    await stage.say('kabar');
    await stage.companion.ear.takenBack({ key: 'other', from: 'whatsapp:siti', formerKeys: ['another'] });
    expect((await stage.rows('messages')).filter(({ data }) => data['direction'] === 'in')).toHaveLength(1);
  });
});

describe('a message that is only kept', () => {
  it('is not answered and answers nothing, but is heard', async () => {
    const { stage, sent } = await stageOf();
    await stage.say('kabar');
    stage.clock.advance(60_000);
    await stage.say('👍', { quiet: 'reaction' });
    await stage.say('baik dari kemarin', { quiet: 'late' });
    expect(sent()).toEqual(['Apa kabar?']);
    expect((await stage.contact()).lastHeardAt).toBe(stage.clock.now());
    const rows = (await stage.rows('messages')).filter(({ data }) => data['direction'] === 'in');
    expect(rows.map(({ data }) => data['reason'])).toEqual([null, 'reaction', 'late']);
    expect(await stage.rows('results')).toEqual([]);
  });

  it('stops everything although it is late, when it says so', async () => {
    const { stage, sent } = await stageOf();
    await stage.say('kabar');
    await stage.say('STOP', { quiet: 'late' });
    expect((await stage.contact()).consent.status).toBe('opted_out');
    expect(sent()).toHaveLength(2);
  });
});
