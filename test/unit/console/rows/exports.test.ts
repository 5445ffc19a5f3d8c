import { describe, expect, it } from '@jest/globals';
import { createFakeConsole } from '../../../support/fake-console.ts';

function consoleWithAnswers() {
  const fake = createFakeConsole();
  for (const [place, id] of ['r1', 'r2', 'r3'].entries()) {
    const given = { session: 's1', flow: place < 2 ? 'kabar' : 'lain', flowVersion: 'v1', step: 'hari' };
    const data = { ...given, value: place, text: `${place} hari`, media: [] };
    fake.put.push({
      kind: 'results',
      id,
      contact: place === 1 ? 'b' : 'a',
      at: place * 1000,
      version: 1,
      data,
    });
  }
  return fake;
}

const rowsOf = (body: unknown) => (body as { exports: readonly (readonly unknown[])[] }).exports;

describe('the export of answers', () => {
  it('has the columns of flow results', async () => {
    const { body } = await consoleWithAnswers().ask('/api/exports?limit=1');
    const about = { flow: 'kabar', flow_version: 'v1', text: '0 hari' };
    expect(body).toEqual({
      exports: [['1970-01-01T00:00:00.000Z', 'r1', 'a', 's1', 'kabar.hari', 0, about]],
    });
  });

  it('goes on after a row, and narrows to a contact and a flow', async () => {
    const { ask } = consoleWithAnswers();
    const ids = async (query: string) =>
      rowsOf((await ask(`/api/exports?${query}`)).body).map(([, id]) => id);
    expect(await ids('after=r1')).toEqual(['r2', 'r3']);
    expect(await ids('contact=a')).toEqual(['r1', 'r3']);
    expect(await ids('flow=kabar')).toEqual(['r1', 'r2']);
  });
});
