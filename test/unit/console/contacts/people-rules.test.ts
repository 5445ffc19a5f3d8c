import { describe, expect, it } from '@jest/globals';
import { type ImportReport } from '../../../../src/console/contacts/import/import-report.ts';
import { type ContactRules } from '../../../../src/console/contacts/fit-change.ts';
import { createPlaces } from '../../../../src/domain/places.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';
import { scriptOf } from '../../../support/script-of.ts';

const people: ContactRules = {
  titleOf: scriptOf({}).titleOf,
  places: createPlaces([
    { village: 'Sragi', subdistrict: 'Songgon', district: 'Banyuwangi' },
    { village: 'Sumberagung', subdistrict: 'Pesanggaran', district: 'Banyuwangi' },
    { village: 'Sumberagung', subdistrict: 'Rejotangan', district: 'Tulungagung' },
  ]),
  fields: new Map([['anak', { type: 'number', title: 'Jumlah anak', oneOf: [] }]]),
};

async function create(body: object) {
  const console = createFakeConsole({ people });
  return { console, answer: await console.ask('/api/contacts', { body: { name: 'Siti', ...body } }) };
}

async function importTable(rows: readonly string[]) {
  const console = createFakeConsole({ people });
  const headers = { 'content-type': 'text/csv' };
  const answer = await console.ask('/api/contacts/import', { body: rows.join('\n'), headers });
  return { console, report: answer.body as ImportReport };
}

describe('a person of a programme that lays down its places, fields and forms of address', () => {
  it('is shown with where the village lies, how to address them and fields of their type', async () => {
    const { answer } = await create({ village: 'sragi', salutation: 'Bu', fields: { anak: '3' } });
    expect(answer.body).toMatchObject({
      village: 'Sragi',
      subdistrict: 'Songgon',
      district: 'Banyuwangi',
      salutation: 'ibu',
      fields: { anak: 3 },
    });
  });

  it.each([
    [{ salutation: 'Tuan Besar' }, 'body.salutation', 'salutations'],
    [{ fields: { anak: 'banyak' } }, 'body.fields.anak', '"Jumlah anak" must be a number'],
  ])('is refused with %j', async (body, where, words) => {
    const { answer } = await create(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { where, message: expect.stringContaining(words) } });
  });

  it('is found by sub-district and district', async () => {
    const { console } = await create({ village: 'Sragi' });
    const found = async (query: string) => {
      const { body } = await console.ask(`/api/contacts?query=${encodeURIComponent(query)}`);
      return (body as { readonly contacts: readonly object[] }).contacts.length;
    };
    expect(await found('subdistrict = "songgon" AND district = Banyuwangi')).toBe(1);
    expect(await found('subdistrict = "Licin"')).toBe(0);
    expect(await found('district = ""')).toBe(0);
  });

  it('is imported although the village is unknown or one of several, and the report says so', async () => {
    const { console, report } = await importTable([
      'external_id,name,village',
      'A,Ani,Entah',
      'B,Budi,Sumberagung',
      'C,Cici,"Sumberagung, Rejotangan"',
    ]);
    expect(report).toMatchObject({ created: 3, refused: 0 });
    expect(report.problems.map(({ line, column, level }) => [line, column, level])).toEqual([
      [2, 'village', 'warning'],
      [3, 'village', 'warning'],
    ]);
    const villages = [...console.records.values()].map(({ contact }) => [contact.village, contact.place]);
    expect(villages).toContainEqual(['Entah', null]);
    expect(villages).toContainEqual(['Sumberagung', { subdistrict: 'Rejotangan', district: 'Tulungagung' }]);
  });

  it('is addressed as the title in the name says, which the report tells, unless it was said', async () => {
    const { console, report } = await importTable([
      'external_id,name,salutation',
      'A,Bu Ani,',
      'B,Pak Budi,mbah',
      'C,Cici,',
    ]);
    expect(report.problems).toMatchObject([{ line: 2, column: 'salutation', level: 'warning' }]);
    const forms = [...console.records.values()].map(({ contact }) => contact.salutation ?? null);
    expect(forms.sort()).toEqual(['ibu', 'mbah', null]);
  });

  it('is left out of an import with the field named that does not fit', async () => {
    const { report } = await importTable(['external_id,name,fields.anak', 'A,Ani,banyak', 'B,Budi,2']);
    expect(report).toMatchObject({ created: 1, refused: 1 });
    expect(report.problems).toMatchObject([{ line: 2, column: 'fields.anak', level: 'error' }]);
  });
});
