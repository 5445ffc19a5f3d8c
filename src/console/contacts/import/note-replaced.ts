import { type Contact } from '../../../domain/contact/contact.ts';
import { normalise } from '../../../domain/text/normalise.ts';
import { type Records } from '../../../programme/records/records.ts';
import { type Said } from '../../phrase.ts';
import { type ContactParts } from '../write-contact.ts';
import { type Survey } from './identify.ts';
import { type RowNote } from './row-notes.ts';

/**
 * What a slip in a spreadsheet looks like, a column sorted alone or a number that lost its zero: a family is handed
 * over, somebody has a wholly different name, or a phone has somebody on it already whom the table does not name.
 */
export async function noteReplaced(
  { records, people }: Pick<ContactParts, 'records' | 'people'>,
  {
    before,
    after,
    table,
  }: { readonly before: Contact | undefined; readonly after: Contact; readonly table: Survey },
): Promise<readonly RowNote[]> {
  if (before === undefined) {
    return notePhones(records, after, table);
  }
  const wordsOf = (name: string): readonly string[] =>
    normalise(name)
      .split(' ')
      .filter((word) => word !== '' && people.titleOf(word) === undefined);
  const known = wordsOf(before.name);
  const isRenamed = known.length > 0 && !wordsOf(after.name).some((word) => known.includes(word));
  const message = `So far this was "${before.name}". If the row is about somebody else, give it an external_id of its own.`;
  return [
    ...(isRenamed ? [{ column: 'name', message, said: saidOf('row_note_renamed', before.name) }] : []),
    ...(await noteHandover(records, before, after)),
  ];
}

async function notePhones(
  records: Pick<Records, 'contactsAt'>,
  { addresses }: Contact,
  table: Survey,
): Promise<readonly RowNote[]> {
  const there = (await Promise.all(addresses.map((each) => records.contactsAt(each)))).flat();
  const other = there.find(({ id }) => !table.has(id));
  return other
    ? [
        {
          column: 'addresses',
          message: `"${other.name}" (contact ${other.id}) is on this phone already. If it is the same person, merge the two; two people are asked one at a time, by name.`,
          said: saidOf('row_note_phone', other.name),
        },
      ]
    : [];
}

async function noteHandover(
  records: Pick<Records, 'findContact'>,
  { companion: former }: Contact,
  { companion: next }: Contact,
): Promise<readonly RowNote[]> {
  if (former === null || next === null || former === next) {
    return [];
  }
  const name = (await records.findContact(former))?.name ?? former;
  const message = `The family is handed over; so far "${name}" walked beside it.`;
  return [{ column: 'companion', message, said: saidOf('row_note_handover', name) }];
}

function saidOf(text: 'row_note_renamed' | 'row_note_phone' | 'row_note_handover', name: string): Said {
  return { text, values: { name } };
}
