import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ImportReport } from '../../../../../src/console/contacts/import/import-report.ts';
import { readTable } from '../../../../../src/console/contacts/table/people-table.ts';
import { createFakeConsole, type FakeConsole, token } from '../../../../support/fake-console.ts';
import { agreed, somebody } from '../../../../support/somebody.ts';

let fake: FakeConsole;

const give = async (path: string): Promise<string> => String((await fake.ask(path)).body);
const namesIn = (table: string): readonly string[] =>
  table
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[2] ?? '');

beforeEach(async () => {
  fake = createFakeConsole({ phrase: (text) => (text === 'page_language' ? 'en' : text) });
  const table = [
    'external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method,fields.children,fields.code',
    'R-7,Bu Rini,volunteer,Songgon,,whatsapp:0812-3456-7890,,,,',
    '007,Siti,beneficiary,Songgon,R-7,whatsapp:0812-3456-7891,2025-05-01,paper,2,0012',
    ',Ani,beneficiary,Bayu,R-7,simulator:ani,,,,',
  ].join('\n');
  await fake.ask('/api/contacts/import', { body: table, headers: { 'content-type': 'text/csv' } });
  fake.add(somebody({ id: 'came-alone', name: '=1+1 "Budi", Bu', addresses: ['telegram:5'], ...agreed }));
});

describe('the people of a list as a table', () => {
  it('are those that the list has chosen, over all its pages, with nothing that a spreadsheet reckons', async () => {
    const all = await give('/families/table.csv');
    expect(all).toMatch(/^id,external_id,name,role,/u);
    expect(namesIn(all)).toHaveLength(3);
    expect(all).toContain('"\'=1+1 ""Budi"", Bu"');
    expect(all).toContain(',"\'007",Siti,beneficiary,id,Asia/Jakarta,,Songgon,R-7,whatsapp:+6281234567891,,');
    expect(namesIn(await give('/families/table.csv?search=bayu'))).toEqual(['Ani']);
    expect(namesIn(await give('/families/table.csv?companion=none'))).toHaveLength(1);
    expect(namesIn(await give('/volunteers/table.csv'))).toEqual(['Bu Rini']);
  });

  it.each(['/families/table.csv', '/volunteers/table.csv'])('can be taken in again: %s', async (path) => {
    const before = JSON.stringify([...fake.records]);
    const body = await give(path);
    const answer = await fake.ask('/api/contacts/import', { body, headers: { 'content-type': 'text/csv' } });
    const { rows, unchanged, problems } = answer.body as ImportReport;
    expect({ unchanged, problems }).toEqual({ unchanged: rows, problems: [] });
    expect(rows).toBeGreaterThan(0);
    expect(JSON.stringify([...fake.records])).toBe(before);
  });

  it('are a file for who is signed in, kept in no cache and told to the log by their number alone', async () => {
    const headed = { headers: { authorization: `Bearer ${token}` } };
    const { headers, ...answer } = await fake.ask('/families/table.csv');
    const bytes = await (await fake.app.request('/people-table/columns.csv', headed)).arrayBuffer();
    expect([answer.status, ...new Uint8Array(bytes).slice(0, 3)]).toEqual([200, 0xef, 0xbb, 0xbf]);
    expect(headers.get('content-disposition')).toBe('attachment; filename="families_2025-05-04.csv"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(fake.logged).toEqual([
      ['info', 'people were given out as a table', { of: 'families', people: 3 }],
    ]);
    expect((await fake.app.request('/families/table.csv')).status).toBe(401);
  });

  it('are led to from the list with its choice', async () => {
    expect(await give('/families?search=bayu&page=1')).toContain('href="/families/table.csv?search=bayu"');
    expect(await give('/families?search=zzz')).not.toContain('table.csv');
    expect(await give('/volunteers')).toContain('href="/volunteers/table.csv"');
  });

  it('leave room for everybody else while they are looked up', async () => {
    const ids = Array.from({ length: 300 }, (_, n) => `p${n}`);
    const found = (id: string) => Promise.resolve(somebody({ id }));
    let served = 0;
    const serve = (): void => {
      served++;
      next = setImmediate(serve);
    };
    let next = setImmediate(serve);
    const rows = await readTable({ findContact: found, idFor: (cause) => cause }, ids);
    clearImmediate(next);
    expect(rows).toHaveLength(ids.length);
    expect(served).toBeGreaterThanOrEqual(2);
  });

  it('have the headings alone where somebody begins a table', async () => {
    const table = await give('/people-table/columns.csv');
    expect(table.trim().split('\r\n')).toHaveLength(1);
    expect(table).toContain('external_id,name,role');
  });

  it('are delimited as spreadsheets expect it where a comma is the decimal sign', async () => {
    const indonesian = createFakeConsole({ phrase: (text) => (text === 'page_language' ? 'id' : text) });
    expect(String((await indonesian.ask('/people-table/columns.csv')).body)).toContain('id;external_id;name');
  });
});
