import { expect, it } from '@jest/globals';
import { type ImportReport } from '../../../../src/console/contacts/import/import-report.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';
import { somebody } from '../../../support/somebody.ts';

it('gives no volunteer more families than one can walk beside, by whatever request it is asked', async () => {
  const { ask, add } = createFakeConsole();
  add(somebody({ id: 'wati', role: 'volunteer', name: 'Wati', addresses: [] }));
  for (let number = 1; number < 60; number++) {
    add(somebody({ id: `family-${number}`, companion: 'wati', addresses: [] }));
  }
  const body = { name: 'Tini', external_id: 'KPM-60', companion: 'wati' };
  const last = await ask('/api/contacts', { body });
  expect(last.status).toBe(201);
  expect((await ask('/api/contacts', { body })).status).toBe(201);
  const full = { name: 'Joko', external_id: 'KPM-61', companion: 'wati' };
  const refused = { error: { code: 'conflict', message: expect.stringContaining('over 60') } };
  expect((await ask('/api/contacts', { body: full })).body).toMatchObject(refused);
  add(somebody({ id: 'ani', addresses: [] }));
  const change = { method: 'PATCH', body: { companion: 'wati' } } as const;
  expect((await ask('/api/contacts/ani', change)).body).toMatchObject(refused);
  const kept = { method: 'PATCH', body: { companion: 'wati', village: 'Bayu' } } as const;
  expect((await ask('/api/contacts/family-1', kept)).status).toBe(200);
});

const header = 'external_id,name,role,companion';

function table(families: readonly number[], companion = 'R-1'): string {
  return families.map((number) => `K-${number},Keluarga ${number},,${companion}\n`).join('');
}

it('leaves out of a table whom a volunteer cannot walk beside any more, and says so in the row', async () => {
  const { ask } = createFakeConsole();
  const send = async (rows: string, query = '') => {
    const headers = { 'content-type': 'text/csv' };
    const { body } = await ask(`/api/contacts/import${query}`, { body: `${header}\n${rows}`, headers });
    return body as ImportReport;
  };
  const people = `R-1,Wati,volunteer,\nR-2,Dewi,volunteer,\n${table([...Array(62).keys()])}`;
  for (const query of ['?dry_run=1', '']) {
    const report = await send(people, query);
    expect(report).toMatchObject({ created: 62, refused: 2 });
    expect(report.problems).toMatchObject([
      { line: 64, column: 'companion', message: expect.stringContaining('over 60') },
      { line: 65, column: 'companion', message: expect.stringContaining('over 60') },
    ]);
  }
  expect(await send(table([...Array(60).keys()]))).toMatchObject({ unchanged: 60, refused: 0 });
  // Whom another one takes makes room for whoever comes after.
  expect(await send(`${table([0], 'R-2')}${table([60])}`)).toMatchObject({
    updated: 1,
    created: 1,
    refused: 0,
  });
});
