import { describe, expect, it } from '@jest/globals';
import { beforeMerge, mergeOrigin } from '../../../../src/domain/merge-origin.ts';
import { type RowKind } from '../../../../src/domain/row.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

const kinds: readonly RowKind[] = [
  'results',
  'incidents',
  'tasks',
  'tickets',
  'consents',
  'sessions',
  'deliveries',
];

function consoleWith(kind: RowKind) {
  const fake = createFakeConsole();
  for (const [index, id] of ['r1', 'r2', 'r3'].entries()) {
    const data = { flow: index < 2 ? 'kabar' : 'lain', value: index };
    fake.put.push({ kind, id, contact: index === 1 ? 'b' : 'a', at: index * 1000, version: 1, data });
  }
  return fake;
}

describe.each(kinds)('the list of %s', (kind) => {
  const ids = (body: unknown) => (body as { [kind: string]: { id: string }[] })[kind]?.map(({ id }) => id);

  it('shows what the rows hold', async () => {
    const { body } = await consoleWith(kind).ask(`/api/${kind}?limit=1`);
    const at = '1970-01-01T00:00:00.000Z';
    expect(body).toEqual({ [kind]: [{ id: 'r1', contact: 'a', at, flow: 'kabar', value: 0 }] });
  });

  it('shows no mark of a merge by which a row came to somebody', async () => {
    const { ask, put } = createFakeConsole();
    const data = { flow: 'kabar', [mergeOrigin('cMuda')]: true, [beforeMerge]: {} };
    put.push({ kind, id: 'r1', contact: 'tua', at: 0, version: 1, data });
    const at = '1970-01-01T00:00:00.000Z';
    expect((await ask(`/api/${kind}`)).body).toEqual({
      [kind]: [{ id: 'r1', contact: 'tua', at, flow: 'kabar' }],
    });
  });

  it('goes on after a row, and narrows to a contact, a time and a flow', async () => {
    const { ask } = consoleWith(kind);
    expect(ids((await ask(`/api/${kind}?after=r1`)).body)).toEqual(['r2', 'r3']);
    expect(ids((await ask(`/api/${kind}?contact=a`)).body)).toEqual(['r1', 'r3']);
    expect(ids((await ask(`/api/${kind}?from=1970-01-01T00:00:01Z`)).body)).toEqual(['r2', 'r3']);
    expect(ids((await ask(`/api/${kind}?to=1970-01-01T07:00:02%2B07:00`)).body)).toEqual(['r1', 'r2']);
    // A consent is to a purpose and not of a flow.
    const more = kind === 'consents' ? 'to=1970-01-01T00:00:01Z' : 'flow=kabar';
    expect(ids((await ask(`/api/${kind}?${more}&contact=a`)).body)).toEqual(['r1']);
  });

  it('takes days as those of the programme, the last one to its end', async () => {
    const { ask, put } = createFakeConsole();
    for (const hour of ['2025-05-04T16:59', '2025-05-04T17:00', '2025-05-05T16:59', '2025-05-05T17:00']) {
      put.push({ kind, id: hour, contact: 'a', at: Date.parse(`${hour}Z`), version: 1, data: {} });
    }
    const day = await ask(`/api/${kind}?from=2025-05-05&to=2025-05-05`);
    expect(ids(day.body)).toEqual(['2025-05-04T17:00', '2025-05-05T16:59']);
  });

  it.each(['limit=501', 'limit=x', 'limit=0', 'page=2', 'from=kemarin', 'to=2025-02-30', 'state=foo'])(
    'refuses %s',
    async (query) => {
      expect((await consoleWith(kind).ask(`/api/${kind}?${query}`)).status).toBe(400);
    },
  );
});

describe('a list that is narrowed by a word', () => {
  it.each([
    ['tasks', 'state', 'open', 'done'],
    ['tickets', 'state', 'waiting', 'solved'],
    ['deliveries', 'state', 'held', 'sent'],
    ['sessions', 'status', 'active', 'completed'],
    ['consents', 'status', 'opted_in', 'opted_out'],
    ['incidents', 'what', 'loop', 'stuck'],
  ] as const)(
    'of %s takes a %s that there is, and says which there are',
    async (kind, key, wanted, other) => {
      const { ask, put } = createFakeConsole();
      for (const value of [wanted, other]) {
        put.push({ kind, id: value, contact: 'a', at: 0, version: 1, data: { [key]: value } });
      }
      expect(await ask(`/api/${kind}?${key}=${wanted}`)).toMatchObject({
        body: { [kind]: [{ id: wanted }] },
      });
      expect(await ask(`/api/${kind}?${key}=foo`)).toMatchObject({
        status: 400,
        body: { error: { where: `query.${key}`, message: expect.stringContaining(wanted) } },
      });
    },
  );

  it('of answers takes the question and the session', async () => {
    const { ask, put } = createFakeConsole();
    for (const step of ['mood', 'days']) {
      const data = { session: `s-${step}`, flow: 'kabar', step, value: 1, text: '1', media: [] };
      put.push({ kind: 'results', id: step, contact: 'a', at: 0, version: 1, data });
    }
    for (const query of ['step=days', 'session=s-days', 'flow=kabar&step=days']) {
      expect(await ask(`/api/results?${query}`)).toMatchObject({ body: { results: [{ step: 'days' }] } });
      expect(await ask(`/api/exports?${query}`)).toMatchObject({
        body: { exports: [expect.arrayContaining(['days'])] },
      });
    }
  });
});

describe('the moments of a row', () => {
  it.each([
    ['tasks', { due: 1000, endedAt: null }, { due: '1970-01-01T00:00:01.000Z', ended_at: null }],
    ['tickets', { answeredAt: 0, closedAt: 0 }, { answered_at: '1970-01-01T00:00:00.000Z' }],
    ['deliveries', { until: 0, sentAt: 0 }, { until: '1970-01-01T00:00:00.000Z' }],
  ] as const)('are all written alike: %s', async (kind, data, shown) => {
    const { ask, put } = createFakeConsole();
    put.push({ kind, id: 'r', contact: 'a', at: 0, version: 1, data });
    expect(await ask(`/api/${kind}`)).toMatchObject({ body: { [kind]: [shown] } });
  });
});

it('writes the names of what a row holds as all of the API does', async () => {
  const { ask, put } = createFakeConsole();
  const data = { textVersion: 'system@id', messageId: null, optedInAt: 1, meta: { camelCase: 'stays' } };
  put.push({ kind: 'consents', id: 'r', contact: 'a', at: 0, version: 1, data });
  const { body } = await ask('/api/consents');
  const { id, contact, at, ...held } = (body as { consents: [Record<string, unknown>] }).consents[0];
  expect([id, contact, at]).toEqual(['r', 'a', '1970-01-01T00:00:00.000Z']);
  expect(Object.keys(held)).toEqual(['text_version', 'message_id', 'opted_in_at', 'meta']);
  expect(held['meta']).toEqual({ camelCase: 'stays' });
});
