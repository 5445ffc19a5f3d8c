import { beforeEach, describe, expect, it } from '@jest/globals';
import { workbookBytes } from '../../../../../src/flowfile/sheet/write-workbook.ts';
import { createFakeConsole, type FakeConsole, token } from '../../../../support/fake-console.ts';
import { noConsent } from '../../../../../src/domain/consent.ts';
import { somebody } from '../../../../support/somebody.ts';

const path = '/people-table';
const head = 'external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method';
const table = [
  head,
  'R-7,Rini,volunteer,Songgon,,whatsapp:0812-3456-7890,,',
  'K-1,Siti,,Songgon,R-7,whatsapp:0812-3456-7891,2025-05-01,paper',
  'K-2,Ani,,Bayu,R-7,whatsapp:81234567892,,',
  'K-3,Budi,,Bayu,R-9,simulator:budi,,',
  'K-4,Cici,,Bayu,,simulator:cici,2025-13-01,paper',
].join('\n');
let fake: FakeConsole;

const people = () => [...fake.records.values()].map(({ contact }) => contact);
const named = (name: string) => people().filter((each) => each.name === name);

async function look(file: string | Uint8Array<ArrayBuffer>, name = 'people.csv') {
  const body = new FormData();
  body.set('act', 'look');
  body.set('table', new File([file], name));
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fake.app.request(path, { method: 'POST', headers, body });
  const page = await answer.text();
  const hidden = (field: string) => new RegExp(`name="${field}" value="([^"]*)"`, 'u').exec(page)?.[1] ?? '';
  return {
    status: answer.status,
    headers: answer.headers,
    page,
    kept: hidden('kept'),
    token: hidden('token'),
  };
}

const confirm = ({ kept, token: name }: { readonly kept: string; readonly token: string }) =>
  fake.send(path, { act: 'write', token: name, kept });

beforeEach(() => {
  fake = createFakeConsole();
});

describe('a table of people on a page', () => {
  it('is shown with all that it would do, and writes nothing yet', async () => {
    const { status, page, headers } = await look(table);
    expect(status).toBe(200);
    expect(people()).toEqual([]);
    expect(page).toMatch(/table_new 2<.*table_changed 0<.*table_same 0<.*table_refused 3</su);
    expect(page).toContain('table_agree 1');
    expect(page).toMatch(/table_cell 4 addresses<\/strong> row_lost_zero/u);
    expect(page).toMatch(/table_cell 5 companion<\/strong> row_no_volunteer/u);
    expect(page).toMatch(/table_cell 6 opted_in_at<\/strong> row_unfit_opted_in_at/u);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is written when that is confirmed, once however often it is sent', async () => {
    const seen = await look(table);
    const [first, second] = await Promise.all([confirm(seen), confirm(seen)]);
    expect(first.status).toBe(200);
    expect(String(first.body)).toMatch(/table_written.*table_new 2<.*table_refused 3</su);
    expect(second.body).toBe(first.body);
    expect(
      people()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Rini', 'Siti']);
    expect(named('Siti')).toMatchObject([
      { companion: named('Rini')[0]?.id, consent: { status: 'opted_in' } },
    ]);
    expect(named('Rini')).toMatchObject([{ consent: { status: 'unknown' } }]);
    expect(fake.logged).toEqual([
      ['info', 'people were brought in from a table', { created: 2, updated: 0, unchanged: 0, refused: 3 }],
    ]);
  });

  it('is gone on with where the program ended in the middle of it', async () => {
    const seen = await look(table);
    const [siti] = table.split('\n').slice(2);
    await fake.ask('/api/contacts/import', {
      body: [head, siti?.replace('R-7', '')].join('\n'),
      headers: { 'content-type': 'text/csv' },
    });
    const again = await confirm(seen);
    expect(named('Rini')).toHaveLength(1);
    expect(String(again.body)).toContain('row_changed_since');
    const { page, ...next } = await look(table);
    expect(page).toMatch(/companion: <bdi>–<\/bdi> → <bdi>Rini</u);
    await confirm(next);
    expect(named('Siti')).toMatchObject([{ companion: named('Rini')[0]?.id }]);
    expect(String((await confirm(await look(table))).body)).toMatch(/table_/u);
  });

  it('tells what changes, and leaves alone what somebody changed since', async () => {
    await confirm(await look(table));
    const moved = await look(table.replaceAll('Songgon', 'Genteng'));
    expect(moved.page).toMatch(/table_changed 2<.*village: <bdi>Songgon<\/bdi> → <bdi>Genteng/su);
    const [siti] = named('Siti');
    await fake.send(`/people/${String(siti?.id)}/change`, { act: 'change', village: 'Licin' });
    const written = await confirm(moved);
    expect(String(written.body)).toMatch(/table_changed 1<.*table_refused 4<.*row_changed_since/su);
    expect([named('Siti')[0]?.village, named('Rini')[0]?.village]).toEqual(['Licin', 'Genteng']);
  });

  it('enters nobody who was left out in the preview, was entered since, or wrote STOP since', async () => {
    const seen = await look(table);
    fake.add(somebody({ id: 'budi', name: 'Rini', addresses: ['whatsapp:1/pn/6281234567890'] }));
    const stopped = { ...noConsent, status: 'opted_out', at: Date.parse('2025-05-04T00:00:00Z') } as const;
    fake.add(somebody({ id: 's', name: 'S', addresses: ['whatsapp:1/pn/6281234567891'], consent: stopped }));
    const written = await confirm(seen);
    expect(String(written.body)).toMatch(/table_new 0<.*row_changed_since.*person_stopped/su);
    expect(people()).toHaveLength(2);
  });

  it('may be an Excel file, of one sheet', async () => {
    const rows = table.split('\n').map((line) => line.split(','));
    const sheet = { name: 'Keluarga', rows };
    const { page } = await look(new Uint8Array(await workbookBytes([sheet])), 'people');
    expect(page).toMatch(/table_new 2<.*table_refused 3</su);
    const several = await workbookBytes([sheet, { ...sheet, name: 'Lain' }]);
    expect((await look(new Uint8Array(several))).page).toContain('table_several_sheets Keluarga, Lain');
  });

  it.each([
    ['', 'table_none'],
    ['nama,desa\nSiti,Bayu', 'table_unknown nama, desa'],
    ['external_id\nK', 'table_no_name'],
    ['name,name\nSiti,Ani', 'table_twice name'],
    ['name\n"Siti', 'table_broken 2'],
    ['name\nSiti,Ani', 'table_broken 2'],
    ['name,\nSiti,Ani', 'table_stray B2'],
    [new Uint8Array([0x6e, 0xe9, 0xff]), 'table_unread'],
    [new Uint8Array([0x50, 0x4b, 1, 2]), 'table_excel_unread'],
    ['x'.repeat(10_000_001), 'table_large'],
  ])('is refused in plain words beside the field where it is none: %#', async (file, words) => {
    const { status, page } = await look(file);
    expect(status).toBe(400);
    expect(page).toMatch(new RegExp(`id="look-table-wrong">${words}<`, 'u'));
  });

  it('is asked for again where it did not come back whole, and by whoever is not signed in', async () => {
    const { kept, ...seen } = await look(table);
    const lost = await confirm({ ...seen, kept: kept.slice(0, -9) });
    expect([lost.status, String(lost.body).includes('table_lost')]).toEqual([400, true]);
    expect((await fake.app.request(path, { method: 'POST' })).status).toBe(401);
    expect(people()).toEqual([]);
  });
});
