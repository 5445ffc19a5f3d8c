import { describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createSegments } from '../../../../src/programme/broadcasts/segments.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { broadcastsOn } from '../../../support/broadcasts-on.ts';
import { type Answered, createFakeConsole } from '../../../support/fake-console.ts';
import { createFakeCompanion, type FakeCompanion } from '../../../support/fake-companion.ts';
import { restingRecord } from '../../../support/fake-store.ts';
import { scriptOf } from '../../../support/script-of.ts';
import { writeOf } from '../../../support/store-samples.ts';

/** A console over a real store with so many people who agreed, on a clock that can be set. */
async function setUp(people = 3, flows: Parameters<typeof scriptOf>[0] = {}) {
  const clock = { at: Date.parse('2025-05-05T10:00:00+07:00') };
  const now = (): number => clock.at;
  const store = await openEmbeddedStore({ path: ':memory:', now });
  const contacts = Array.from({ length: people }, (_, place) => {
    const about = { id: `p${place}`, at: 0, name: `Ibu ${place}`, language: 'id', timezone: 'Asia/Jakarta' };
    const contact = newContact({ ...about, addresses: [`simulator:p${place}`], stranger: false });
    const fields = place < 3 ? { usia: 'tak tahu' } : { usia: 40 };
    return { ...contact, fields, consent: { ...contact.consent, status: 'opted_in' as const } };
  });
  await store.write({ contacts: contacts.map((each) => writeOf(restingRecord(each))), rows: [] });
  const { companion }: FakeCompanion = createFakeCompanion();
  const script = scriptOf(flows, { quietHours: null, fridayPrayer: null, cap: null });
  const broadcasts = broadcastsOn({ store, clock: { now }, script, companion });
  const { ask } = createFakeConsole({ broadcasts, segments: createSegments({ store, now, broadcasts }) });
  const merge = async (from: string, to: string) => {
    const record = await store.find(from);
    const forwards = record ? [{ ...record, revision: record.revision + 1, forward: to }] : [];
    await store.write({ contacts: forwards.map((each) => writeOf(each)), rows: [] });
  };
  const make = async (more: object = {}): Promise<string> => {
    const body = { text: 'Rapat', audience: 'role = beneficiary', by: 'ani', ...more };
    const answer = await ask('/api/broadcasts', { body });
    return (answer.body as { readonly id: string }).id;
  };
  const act = (id: string, name: string, body: object = {}): Promise<Answered> =>
    ask(`/api/broadcasts/${id}/${name}`, { body });
  const save = (name: string, query: string) => ask('/api/segments', { body: { name, query } });
  return { ask, make, act, save, clock, merge };
}

const kabarFlow = `
title: Kabar
steps:
  - say: Apa kabar?
`;

const refused = (status: number, where: string | null, words: string) => ({
  status,
  body: { error: { where, message: expect.stringContaining(words) } },
});

describe('a broadcast over the API', () => {
  it.each([
    ['a typo in its query', { audience: 'rol = volunteer' }, 'body.audience', 'character 1'],
    ['a query that ends too soon', { audience: 'role =' }, 'body.audience', 'character'],
    ['a broken expression', { text: 'Halo @(1 +' }, 'body.text.id', 'character'],
    ['a text of spaces alone', { text: ' \n ' }, 'body.text.id', 'nothing to read'],
    ['a text in no language', { text: {} }, 'body.text', 'nothing to read'],
    ['a value in other quotes', { exclude: 'group = “sakit”' }, 'body.exclude', 'straight quotes'],
    ['a file too large for one channel', { media: 'large.ogg' }, 'body.media', 'telegram takes 50 MB'],
    ['a file that is not there', { media: 'none.jpg' }, 'body.media', 'There is no file'],
    ['a flow that is not there', { text: undefined, flow: 'hilang' }, 'body.flow', 'There is no flow'],
    ['a segment that is not there', { segment: 'hilang' }, 'body.segment', 'no segment'],
    [
      'a segment in its query that is not there',
      { audience: 'segment = "x"' },
      'body.audience',
      'no segment',
    ],
    ['whom it is not for written wrong', { exclude: 'group =' }, 'body.exclude', 'character'],
  ])('with %s is refused, and says where', async (_what, more, where, words) => {
    const { ask } = await setUp();
    const body = { text: 'Rapat', audience: 'role = beneficiary', by: 'ani', ...more };
    expect(await ask('/api/broadcasts', { body })).toMatchObject(refused(400, where, words));
    expect((await ask('/api/broadcasts')).body).toEqual({ broadcasts: [] });
  });

  it('for nobody is not started, and its preview says why', async () => {
    const { make, act } = await setUp();
    const id = await make({ audience: 'village = "Antah"' });
    expect((await act(id, 'preview')).body).toMatchObject({ audience: 0, go: 0 });
    expect(await act(id, 'start')).toMatchObject(refused(400, 'body.audience', 'Nobody would get it'));
  });

  it('for a list says how many of its ids are nobody’s, when made and in the preview', async () => {
    const { ask, make, act } = await setUp();
    const id = await make({ audience: undefined, contacts: ['p0', 'p1', 'salah'] });
    expect((await ask(`/api/broadcasts/${id}`)).body).toMatchObject({ unknown: 1 });
    expect((await act(id, 'preview')).body).toMatchObject({ audience: 2, unknown: 1 });
  });

  it('with a text that does not work for 3 of 100 says so beforehand', async () => {
    const { make, act } = await setUp(100);
    const id = await make({ text: 'Usia @(fields.usia + 1)' });
    expect((await act(id, 'preview')).body).toMatchObject({ go: 97, held: { expression: 3 }, broken: 3 });
  });

  it('begins at no moment that has passed, by whatever clock', async () => {
    const { make, act } = await setUp();
    const id = await make();
    const past = { at: '2025-05-05T02:00:00Z' };
    expect(await act(id, 'start', past)).toMatchObject(refused(400, 'body.at', 'has passed'));
    const yesterday = { local_time: '2025-05-03T08:00' };
    expect(await act(id, 'start', yesterday)).toMatchObject(refused(400, 'body.local_time', 'has passed'));
    const never = { local_time: '2026-02-31T08:00' };
    expect(await act(id, 'start', never)).toMatchObject(refused(400, 'body.local_time', 'no such day'));
    const both = { at: '2025-05-06T02:00:00Z', local_time: '2025-05-06T08:00' };
    expect((await act(id, 'start', both)).status).toBe(400);
    expect((await act(id, 'start', { at: '2025-05-06T02:00:00Z' })).body).toMatchObject({
      state: 'scheduled',
    });
  });

  it('of the same text within an hour is asked about, and goes when it is meant', async () => {
    const { make, act, clock } = await setUp();
    await act(await make(), 'start');
    const again = await make();
    expect(await act(again, 'start')).toMatchObject(refused(409, 'body.confirm', 'within the last hour'));
    expect(await act(again, 'start', { confirm: true })).toMatchObject({ status: 200 });
    clock.at += 61 * 60_000;
    expect(await act(await make({ text: 'Lain' }), 'start')).toMatchObject({ status: 200 });
  });

  it('does not count one that was cancelled before its moment', async () => {
    const { make, act } = await setUp();
    const first = await make();
    await act(first, 'start', { at: '2025-05-06T02:00:00Z' });
    expect(await act(await make(), 'start')).toMatchObject(refused(409, 'body.confirm', 'within the last'));
    await act(first, 'cancel');
    expect(await act(await make(), 'start')).toMatchObject({ status: 200 });
  });

  it('does not take a draft that says the same for one that was sent', async () => {
    const { make, act } = await setUp();
    for (let drafts = 0; drafts < 6; drafts++) {
      await make();
    }
    expect(await act(await make(), 'start')).toMatchObject({ status: 200 });
  });

  it('does not take one whose start was refused for one that is being started', async () => {
    const { make, act } = await setUp(101);
    expect(await act(await make(), 'start')).toMatchObject(refused(409, null, 'somebody else approves'));
    const other = await make();
    await act(other, 'approve', { by: 'budi' });
    expect(await act(other, 'start')).toMatchObject({ status: 200 });
  });

  it('stays with the hour of real order although the clock jumps back', async () => {
    const { make, act, clock } = await setUp();
    await act(await make(), 'start');
    clock.at -= 3 * 60 * 60_000;
    expect(await act(await make(), 'start')).toMatchObject(
      refused(409, 'body.confirm', 'within the last hour'),
    );
  });

  it('for many is started after somebody else has looked at the text as it is', async () => {
    const { ask, make, act } = await setUp(101);
    const id = await make();
    expect(await act(id, 'start')).toMatchObject(refused(409, null, 'somebody else approves it first'));
    expect(await act(id, 'approve', { by: ' Ani ' })).toMatchObject(refused(409, 'body.by', 'Somebody else'));
    await act(id, 'approve', { by: 'budi' });
    await ask(`/api/broadcasts/${id}`, { method: 'PATCH', body: { text: 'Rapat batal' } });
    expect((await act(id, 'start')).status).toBe(409);
    await act(id, 'approve', { by: 'budi' });
    expect(await act(id, 'start')).toMatchObject({ status: 200, body: { state: 'running', edition: 2 } });
    const changed = await ask(`/api/broadcasts/${id}`, { method: 'PATCH', body: { text: 'Rapat jadi' } });
    expect(changed).toMatchObject(refused(409, null, 'Pause it first'));
    await act(id, 'pause');
    await ask(`/api/broadcasts/${id}`, { method: 'PATCH', body: { text: 'Rapat jadi' } });
    expect((await act(id, 'resume')).status).toBe(409);
    await act(id, 'approve', { by: 'budi' });
    expect(await act(id, 'resume')).toMatchObject({ status: 200, body: { edition: 3 } });
  });

  it.each([
    ['a question whether it was read', { receipt: true }],
    ['a flow in place of its text', { flow: 'kabar' }],
    ['other people', { audience: 'role = volunteer' }],
    ['another manner', { talking: 'interrupt' }],
  ])('takes no %s once some may have had it', async (_, change) => {
    const { ask, make, act } = await setUp(3, { kabar: kabarFlow });
    const id = await make();
    const edit = (body: object): Promise<Answered> => ask(`/api/broadcasts/${id}`, { method: 'PATCH', body });
    expect(await edit(change)).toMatchObject({ status: 200 });
    expect(
      await edit({ text: 'Rapat', receipt: false, talking: 'wait', audience: 'role = beneficiary' }),
    ).toMatchObject({ status: 200 });
    await act(id, 'start');
    expect(await edit(change)).toMatchObject(refused(409, 'body', 'title, text and file'));
    expect(await edit({ text: 'Rapat jadi', media: 'foto.jpg' })).toMatchObject({ status: 200 });
  });

  it('is cancelled while it is sent, for good', async () => {
    const { make, act } = await setUp();
    const id = await make();
    await act(id, 'start');
    expect(await act(id, 'cancel')).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    for (const name of ['start', 'pause', 'resume', 'cancel', 'retry']) {
      expect(await act(id, name)).toMatchObject(refused(409, null, 'is cancelled'));
    }
    expect((await act('nobody', 'pause')).status).toBe(404);
  });
});

describe('a broadcast for a list of people', () => {
  it('reaches who answers now for somebody who was merged, be it before or after the list was made', async () => {
    const { make, act, merge, ask } = await setUp();
    await merge('p1', 'p0');
    const id = await make({ audience: undefined, contacts: ['p1', 'p2'] });
    expect((await act(id, 'preview')).body).toMatchObject({ audience: 2 });
    await merge('p2', 'p0');
    expect(await act(id, 'start')).toMatchObject({ status: 200 });
    expect((await ask(`/api/broadcasts/${id}`)).body).toMatchObject({ contacts: ['p0'], size: 1 });
  });
});

describe('segments over the API', () => {
  it('stay live, name each other, and are refused where their query is wrong', async () => {
    const { ask, make, act, save } = await setUp(4);
    expect(await save('muda', 'usia <')).toMatchObject({ status: 400 });
    await save('ibu', 'role = beneficiary');
    const { body } = await save('semua ibu', 'segment = "Ibu"');
    const id = await make({ audience: undefined, segment: (body as { readonly id: string }).id });
    expect((await act(id, 'preview')).body).toMatchObject({ audience: 4 });
    await save('IBU', 'name = "Ibu 1"');
    expect((await act(id, 'preview')).body).toMatchObject({ audience: 1 });
    expect((await ask('/api/segments')).body).toMatchObject({ segments: [{}, {}] });
  });

  it('are refused while they go round in a circle, and name it', async () => {
    const { ask, save } = await setUp();
    await save('a', 'role = beneficiary');
    await save('b', 'segment = "a" AND NOT group = sakit');
    const many = Array.from({ length: 100 }, () => 'segment = b').join(' OR ');
    for (const query of ['segment = "b"', many, 'segment = " A "']) {
      expect(await save('a', query)).toMatchObject(refused(400, 'body.query', 'in a circle'));
    }
    const nine = (name: string): string => Array.from({ length: 9 }, () => `segment = ${name}`).join(' OR ');
    await save('c', nine('b'));
    await save('d', nine('c'));
    expect(await save('e', nine('d'))).toMatchObject(refused(400, 'body.query', 'over 200 segments'));
    expect((await ask('/api/segments')).body).toMatchObject({
      segments: [{ query: 'role = beneficiary' }, {}, {}, {}],
    });
  });

  it('are not forgotten while another segment or something under way is for them', async () => {
    const { ask, make, act, save } = await setUp();
    const idOf = async (saved: Promise<Answered>) => ((await saved).body as { readonly id: string }).id;
    const drop = (id: string) => ask(`/api/segments/${id}`, { method: 'DELETE' });
    const ibu = await idOf(save('ibu', 'role = beneficiary'));
    const semua = await idOf(save('semua', 'segment = ibu'));
    expect(await drop(ibu)).toMatchObject(refused(409, 'path.id', 'The segment "semua" names it'));
    const id = await make({ audience: 'name has ibu', exclude: 'NOT segment = semua', title: 'Rapat' });
    await act(id, 'start');
    await act(id, 'pause');
    expect(await drop(semua)).toMatchObject(refused(409, 'path.id', 'The broadcast "Rapat"'));
    await act(id, 'cancel');
    expect(await drop(semua)).toMatchObject({ status: 204 });
    expect(await drop(ibu)).toMatchObject({ status: 204 });
    expect(await drop(ibu)).toMatchObject({ status: 404 });
  });
});
