import { beforeEach, describe, expect, it } from '@jest/globals';
import { anyPeople } from '../../../../src/domain/contact/people-rules.ts';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { somebody } from '../../../support/somebody.ts';

let fake: FakeConsole;

const fieldsOf = (id: string) => fake.records.get(id)?.contact.fields;
const change = (fields: { readonly [name: string]: string }) =>
  fake.send('/people/siti/change', { act: 'change', ...fields });

beforeEach(() => {
  const fields = new Map([
    ['anak', { type: 'number', title: 'Jumlah anak', oneOf: [] }],
    ['lahir', { type: 'date', title: 'Tanggal lahir', oneOf: [] }],
    ['rumah', { type: 'text', title: 'Rumah', oneOf: ['sendiri', 'sewa'] }],
    ['hamil', { type: 'yes_no', title: 'Sedang hamil', oneOf: [] }],
  ] as const);
  fake = createFakeConsole({ people: { ...anyPeople, fields, titleOf: () => undefined } });
  fake.add(somebody({ id: 'siti', name: 'Siti', fields: { anak: 2, rumah: 'sewa', goal: 'Warung' } }));
  fake.add(somebody({ id: 'dewi', role: 'volunteer', name: 'Dewi', addresses: [] }));
});

describe('what a programme keeps of people', () => {
  it('stands on the page that changes them, under the titles that the programme gave', async () => {
    const { body } = await fake.ask('/people/siti/change');
    expect(body).toMatch(/Jumlah anak<.{0,200}name="fields.anak"[^>]*value="2"/u);
    expect(body).toMatch(/name="fields.lahir"[^>]*type="date"/u);
    expect(body).toMatch(/<option value="sewa" selected/u);
    expect(body).toContain('Sedang hamil');
    expect(body).not.toContain('fields.goal');
  });

  it('is changed there, each in the kind that was declared; what was emptied is taken away', async () => {
    const typed = {
      'fields.anak': '3',
      'fields.lahir': '1990-04-05',
      'fields.hamil': 'true',
      'fields.rumah': '',
    };
    expect((await change(typed)).status).toBe(303);
    expect(fieldsOf('siti')).toEqual({ anak: 3, lahir: '1990-04-05', hamil: true, goal: 'Warung' });
  });

  it('stays as somebody else changed it since the page was opened', async () => {
    const opened = {
      'fields.anak': '2',
      'was_fields.anak': '2',
      'fields.rumah': 'sendiri',
      'was_fields.rumah': 'sewa',
    };
    await change({ 'fields.anak': '4' });
    await change(opened);
    expect(fieldsOf('siti')).toMatchObject({ anak: 4, rumah: 'sendiri' });
  });

  it('is said at its place where it does not fit, and nothing is changed', async () => {
    const { status, body } = await change({ 'fields.anak': 'banyak', 'fields.rumah': 'sendiri' });
    expect(status).toBe(400);
    expect(body).toMatch(/value="banyak".{0,200}form_unfit/u);
    expect(fieldsOf('siti')).toMatchObject({ anak: 2, rumah: 'sewa' });
    expect((await change({ 'fields.rumah': '3510123456789012' })).body).toContain('person_hidden');
  });

  it('keeps what no choice stands for, and lines, when something else is changed', async () => {
    const kept = { rumah: 'numpang', hamil: 'mungkin', catatan: 'satu\ndua' };
    const fields = new Map([
      ['rumah', { type: 'text', title: 'Rumah', oneOf: ['sendiri', 'sewa'] }],
      ['hamil', { type: 'yes_no', title: 'Sedang hamil', oneOf: [] }],
      ['catatan', { type: 'text', title: 'Catatan', oneOf: [] }],
    ] as const);
    fake = createFakeConsole({ people: { ...anyPeople, fields, titleOf: () => undefined } });
    fake.add(somebody({ id: 'siti', name: 'Siti', fields: kept }));
    const { body } = await fake.ask('/people/siti/change');
    expect(body).toContain('<option value="numpang" selected');
    expect(body).toContain('<option value="mungkin" selected');
    expect(body).toMatch(/<textarea[^>]*name="fields.catatan"[^>]*>\nsatu\ndua/u);
  });

  it('has a place for since when a family needs no aid, though the programme declares nothing', async () => {
    fake = createFakeConsole({ people: { ...anyPeople, titleOf: () => undefined } });
    fake.add(somebody({ id: 'siti', name: 'Siti' }));
    fake.add(somebody({ id: 'dewi', role: 'volunteer', name: 'Dewi', addresses: [] }));
    expect((await fake.ask('/people/siti/change')).body).toContain('name="fields.independent_on"');
    expect((await fake.ask('/people/dewi/change')).body).not.toContain('fields.independent_on');
    await change({ 'fields.independent_on': '2025-05-04' });
    expect(fieldsOf('siti')).toEqual({ independent_on: '2025-05-04' });
  });
});
