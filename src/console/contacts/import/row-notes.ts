import { type Contact } from '../../../domain/contact/contact.ts';
import { findVillage } from '../../../domain/places.ts';
import { normalise } from '../../../domain/text/normalise.ts';
import { type Said } from '../../phrase.ts';
import { type ContactChange } from '../contact-body.ts';
import { type ContactRules } from '../fit-change.ts';

/** Something about a row that was taken and should be looked at. */
export interface RowNote {
  readonly column: string;
  readonly message: string;
  readonly said: Said;
}

/** A title in the name (`Bu Siti`) says how somebody is addressed where nothing else does; the report says so. */
export function readTitle(
  { titleOf }: ContactRules,
  change: ContactChange,
  known: Contact | undefined,
): { readonly change: ContactChange; readonly notes: readonly RowNote[] } {
  const [first = '', ...rest] = change.name?.split(/\s+/u) ?? [];
  const key = rest.length > 0 ? titleOf(normalise(first)) : undefined;
  if (key === undefined || change.salutation !== undefined || known?.salutation != null) {
    return { change, notes: [] };
  }
  const message = `"${first}" in the name was taken for how to address this person. Correct it in a column "salutation".`;
  const said = { text: 'row_note_title', values: { title: first } } as const;
  return { change: { ...change, salutation: key }, notes: [{ column: 'salutation', message, said }] };
}

/** A village that the programme does not know is kept as it was written. */
export function noteVillage(
  { places }: ContactRules,
  change: ContactChange,
  after: Contact,
): readonly RowNote[] {
  const { village } = change;
  if (village == null || places.all.length === 0 || after.place) {
    return [];
  }
  const located = findVillage(places, village);
  if (located.kind !== 'ambiguous') {
    const message =
      'This village is not under "places" in programme.yaml. It was kept as it is written; mend it there or here.';
    return [{ column: 'village', message, said: { text: 'row_note_village' } }];
  }
  const among = located.among.map((each) => `"${each.village}, ${each.subdistrict}"`);
  const message = `Several villages are called so. Write it with its sub-district: ${among.join(' or ')}.`;
  return [
    {
      column: 'village',
      message,
      said: { text: 'row_note_villages', values: { villages: among.join('; ') } },
    },
  ];
}
