import { describe, expect, it } from '@jest/globals';
import { type RowKind } from '../../../src/domain/row.ts';
import { createFakeConsole } from '../../support/fake-console.ts';

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

  it('goes on after a row, and narrows to a contact and a flow', async () => {
    const { ask } = consoleWith(kind);
    expect(ids((await ask(`/api/${kind}?after=r1`)).body)).toEqual(['r2', 'r3']);
    expect(ids((await ask(`/api/${kind}?contact=a`)).body)).toEqual(['r1', 'r3']);
    expect(ids((await ask(`/api/${kind}?flow=kabar&contact=a`)).body)).toEqual(['r1']);
  });

  it.each(['limit=501', 'limit=x', 'limit=0', 'page=2'])('refuses %s', async (query) => {
    expect((await consoleWith(kind).ask(`/api/${kind}?${query}`)).status).toBe(400);
  });
});
