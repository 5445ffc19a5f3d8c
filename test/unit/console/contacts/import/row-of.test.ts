import { describe, expect, it } from '@jest/globals';
import { importContacts } from '../../../../../src/console/contacts/import/import-contacts.ts';
import { rowOf } from '../../../../../src/console/contacts/import/row-of.ts';
import { type Contact } from '../../../../../src/domain/contact/contact.ts';
import { anyPeople } from '../../../../../src/domain/contact/people-rules.ts';
import { createRecords } from '../../../../../src/programme/records/records.ts';
import { createFakeCompanion } from '../../../../support/fake-companion.ts';
import { agreed, somebody } from '../../../../support/somebody.ts';

/** A table of one row, as it would be read again. */
const tableOf = (row: ReadonlyMap<string, string>): string => {
  const quoted = [...row.values()].map((cell) => `"${cell.replaceAll('"', '""')}"`);
  return `${[...row.keys()].join(';')}\n${quoted.join(';')}\n`;
};

async function readAgain(person: Contact, change: (row: Map<string, string>) => void = () => undefined) {
  const fake = createFakeCompanion();
  fake.add(person);
  const row = new Map([['id', person.id], ['name', ''], ...rowOf(person)]);
  change(row);
  const titleOf = (word: string) => (word === 'bu' ? 'ibu' : undefined);
  const parts = {
    companion: fake.companion,
    records: createRecords(fake),
    defaults: { language: 'id', timezone: 'Asia/Jakarta' },
    people: { ...anyPeople, titleOf },
  };
  const report = await importContacts(parts, tableOf(row), { dryRun: false });
  return { report, kept: fake.records.get(person.id)?.contact, row };
}

describe('a person who was given out as a row', () => {
  const people: readonly (readonly [string, Partial<Contact>])[] = [
    ['formulas', { name: '=HYPERLINK("http://x")', fields: { a: '+62812', b: '@siti', c: '-', d: "'=1" } }],
    [
      'texts that look like numbers',
      { fields: { code: '0012', days: '5', half: '1,5', born: '1990-05-17' } },
    ],
    ['numbers', { fields: { days: 5, loss: -2.5, huge: 1e21, tiny: 0.123456789012 } }],
    ['values that no cell can hold', { fields: { married: true, left: false, list: ['a', 'b'] } }],
    ['words in several lines', { fields: { note: 'satu\ndua "tiga"; empat,\tlima' } }],
    [
      'a title in the name, and a form of address that is none any more',
      { name: 'Bu Rini', salutation: 'kyai' },
    ],
    ['the moment of a consent and who saw it', { consent: { ...agreed.consent, witness: 'Pak Lurah' } }],
    ['a consent to later words', { consent: { ...agreed.consent, version: 3 } }],
    ['who wrote STOP', { consent: { ...agreed.consent, status: 'opted_out' } }],
    [
      'groups and addresses',
      {
        groups: ['pkh', 'ibu; hamil'],
        addresses: ['whatsapp:1/pn/6281234567890', 'whatsapp:1/lid/99', 'telegram:-5'],
      },
    ],
    ['a village', { village: 'Songgon' }],
    ['a volunteer who speaks Javanese', { role: 'volunteer', language: 'jv', timezone: 'Asia/Makassar' }],
    ['nobody by name', { name: '', addresses: [] }],
  ];

  it.each(people)('is taken in again without changes: %s', async (_, properties) => {
    const person = somebody(properties);
    const { report, kept } = await readAgain(person);
    expect(report).toMatchObject({ unchanged: 1, updated: 0, refused: 0, problems: [] });
    expect(kept).toEqual(person);
  });

  it('begins no cell with what a spreadsheet would reckon', () => {
    const fields = { a: '=1+1', b: '+62', c: '-1+2', d: '@a', e: '\t=1', f: '0812', g: '＝1' };
    const row = rowOf(somebody({ name: '=cmd', village: '+1', groups: ['-x'], fields }));
    const cells = ['name', 'village', 'groups', ...Object.keys(fields).map((key) => `fields.${key}`)];
    expect(cells.map((column) => row.get(column)?.at(0))).toEqual(cells.map(() => "'"));
  });

  it('keeps a phone number as it is written', () => {
    const addresses = ['whatsapp:1/pn/6281234567890', 'whatsapp:2/pn/6281234567890'] as const;
    expect(rowOf(somebody({ addresses })).get('addresses')).toBe(
      'whatsapp:+6281234567890; whatsapp:2/pn/6281234567890',
    );
  });

  it('changes in what was changed in it, and in nothing else', async () => {
    const person = somebody({ name: 'Bu Rini', fields: { days: '5', code: '0012' }, ...agreed });
    const { report, kept } = await readAgain(person, (row) =>
      row.set('village', 'Bayu').set('fields.days', '6'),
    );
    expect(report.lines).toMatchObject([{ outcome: 'updated', changed: ['village', 'fields.days'] }]);
    expect(kept).toEqual({ ...person, village: 'Bayu', fields: { days: 6, code: '0012' } });
  });
});

describe('a row that names somebody by id', () => {
  it('is left out where nobody has it, and where it brings another external_id', async () => {
    const nobody = await readAgain(somebody(), (row) => row.set('id', 'gone'));
    expect(nobody.report.problems).toMatchObject([{ line: 2, column: 'id', level: 'error' }]);
    const other = await readAgain(somebody(), (row) => row.set('external_id', 'K-9'));
    expect(other.report.problems).toMatchObject([{ line: 2, column: 'external_id', level: 'error' }]);
  });
});
