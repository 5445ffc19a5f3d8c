import { describe, expect, it } from '@jest/globals';
import { createBroadcastStage, inputOf } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const atOnce = { at: null, local: null, confirm: false };

describe('the start of a broadcast', () => {
  it('of two that say the same at the same time begins one, and asks about the other', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    await stage.people(5);
    await stage.broadcasts.create('one', inputOf('Rapat'), 'ani');
    await stage.broadcasts.create('other', inputOf('Rapat'), 'budi');
    const starts = await Promise.allSettled(['one', 'other'].map((id) => stage.broadcasts.start(id, atOnce)));
    expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(starts.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'same_text' },
    });
    await stage.turn();
    expect(channel.arrived).toHaveLength(5);
  });

  it('is refused, as its preview is, where its file has become too large for a channel since it was made', async () => {
    const stage = await createBroadcastStage({ channel: createFakeChannel() });
    await stage.people(2);
    const { content, ...wishes } = inputOf('Lihat gambar');
    await stage.broadcasts.create('b', { ...wishes, content: { ...content, media: 'grows.pdf' } }, 'ani');
    const refused = { reason: 'bad_media', where: 'body.media' };
    await expect(stage.broadcasts.preview('b')).rejects.toMatchObject(refused);
    await expect(stage.broadcasts.start('b', atOnce)).rejects.toMatchObject(refused);
    expect(await stage.broadcasts.get('b')).toMatchObject({ state: 'draft' });
  });

  it('is not even reached by one with an empty file, which no network takes', async () => {
    const stage = await createBroadcastStage({ channel: createFakeChannel() });
    const { content, ...wishes } = inputOf('Lihat gambar');
    const input = { ...wishes, content: { ...content, media: 'empty.jpg' } };
    await expect(stage.broadcasts.create('b', input, 'ani')).rejects.toMatchObject({
      reason: 'bad_media',
      message: 'empty.jpg is empty. Put the file there again.',
    });
  });

  it('is not refused for a picture that goes as a document for its size', async () => {
    const stage = await createBroadcastStage({ channel: createFakeChannel() });
    await stage.people(2);
    const { content, ...wishes } = inputOf('Lihat gambar');
    await stage.broadcasts.create('b', { ...wishes, content: { ...content, media: 'sharp.jpg' } }, 'ani');
    expect(await stage.broadcasts.start('b', atOnce)).toMatchObject({ state: 'started', size: 2 });
  });

  it.each([
    ['Asia/Jakarta', '2025-05-05T07:30', true],
    ['Asia/Jayapura', '2025-05-05T09:30', true],
    ['Asia/Jayapura', '2025-05-05T11:30', false],
    ['America/New_York', '2025-05-04T22:30', false],
  ])(
    'at a time that has passed for everybody in %s (%s) is refused: %s',
    async (timezone, local, refused) => {
      const stage = await createBroadcastStage({ channel: createFakeChannel() });
      // 09:00 in Jakarta, 11:00 in Jayapura, 22:00 of the day before in New York.
      stage.clock.set(Date.parse('2025-05-05T09:00:00+07:00'));
      await stage.people(2, () => ({ timezone }));
      await stage.broadcasts.create('b', inputOf('Rapat'), 'ani');
      const start = stage.broadcasts.start('b', { at: null, local, confirm: false });
      const [outcome] = await Promise.allSettled([start]);
      expect(outcome).toMatchObject(
        refused ? { reason: { reason: 'in_the_past' } } : { status: 'fulfilled' },
      );
    },
  );

  it('of the same leaves out who had it lately, and some days later leaves out nobody', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel, realClock: createFakeClock(0) });
    await stage.people(6, (place) => ({ village: place < 2 ? 'Licin' : 'Songgon' }));
    await stage.announce('Besok posyandu', { query: 'village = "Licin"' });
    await stage.turn();
    stage.clock.set(stage.clock.now() + 2 * 60 * 60_000);
    await stage.announce('Besok posyandu');
    await stage.turn();
    expect(await stage.states('b2')).toEqual({ sent: 4, 'skipped had_already': 2 });
    stage.clock.set(stage.clock.now() + 4 * 24 * 60 * 60_000);
    await stage.announce('Besok posyandu');
    await stage.turn();
    expect(await stage.states('b3')).toEqual({ sent: 6 });
  });

  it('of what another said before its text was edited is asked about within the hour', async () => {
    const stage = await createBroadcastStage({ channel: createFakeChannel() });
    await stage.people(2);
    await stage.announce('Rapat jam 9');
    await stage.turn();
    for (const text of ['Rapat jam 10', 'Rapat jam 11']) {
      await stage.broadcasts.edit('b1', (before) => ({
        ...before,
        content: { ...before.content, text: { id: text } },
      }));
    }
    await stage.broadcasts.create('again', inputOf('Rapat jam 9'), 'ani');
    await expect(stage.broadcasts.start('again', atOnce)).rejects.toMatchObject({ reason: 'same_text' });
    stage.clock.set(stage.clock.now() + 61 * 60_000);
    expect(await stage.broadcasts.start('again', atOnce)).toMatchObject({ state: 'started' });
  });

  it('of the same for those who had it all is asked about, and goes to them when it is meant', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    await stage.people(3);
    await stage.announce('Rapat');
    await stage.turn();
    stage.clock.set(stage.clock.now() + 2 * 60 * 60_000);
    await stage.broadcasts.create('again', inputOf('Rapat'), 'ani');
    await expect(stage.broadcasts.start('again', atOnce)).rejects.toMatchObject({ reason: 'same_text' });
    await expect(
      stage.broadcasts.start('again', { ...atOnce, confirm: true, again: false }),
    ).rejects.toMatchObject({ reason: 'same_text' });
    await stage.broadcasts.start('again', { ...atOnce, confirm: true });
    await stage.turn();
    expect(channel.arrived).toHaveLength(6);
  });

  it('counts the ids of its list that are nobody’s, when made, edited and started', async () => {
    const stage = await createBroadcastStage({ channel: createFakeChannel() });
    await stage.people(3);
    const listed = (contacts: readonly string[]) => inputOf('Rapat', { query: null, contacts });
    const made = await stage.broadcasts.create('b', listed(['p000', 'p001', 'p001', 'x', 'y']), 'ani');
    expect(made).toMatchObject({ unknown: 2 });
    expect(await stage.broadcasts.preview('b')).toMatchObject({ audience: 2, go: 2, unknown: 2 });
    expect(await stage.broadcasts.edit('b', () => listed(['p000', 'x']))).toMatchObject({ unknown: 1 });
    expect(await stage.broadcasts.start('b', atOnce)).toMatchObject({ size: 1, unknown: 1 });
    await stage.broadcasts.create('none', listed(['x']), 'ani');
    await expect(stage.broadcasts.start('none', { ...atOnce, confirm: true })).rejects.toMatchObject({
      reason: 'empty_audience',
    });
  });

  it('lets a text with a hole be mended when it is done, for those alone who had nothing', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel });
    await stage.people(120, (place) => ({ fields: { kids: place % 40 === 7 ? 0 : 2 } }));
    await stage.announce('Bagian @(10 / contact.fields.kids)');
    await stage.turn();
    await stage.turn();
    expect(await stage.states('b1')).toEqual({ sent: 117, 'held expression': 3 });
    const { state } = await stage.broadcasts.edit('b1', (before) => ({
      ...before,
      content: { ...before.content, text: { id: 'Semua' } },
    }));
    expect(state).toBe('done');
    await expect(stage.broadcasts.retry('b1')).rejects.toMatchObject({ reason: 'not_approved' });
    await stage.broadcasts.approve('b1', 'budi');
    await stage.broadcasts.retry('b1');
    await stage.turn();
    await stage.turn();
    expect(channel.arrived.slice(117).map(({ text }) => text)).toEqual(['Semua', 'Semua', 'Semua']);
    expect(await stage.states('b1')).toEqual({ sent: 120 });
  });
});
