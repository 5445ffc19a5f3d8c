import { type Contact } from '../../../domain/contact/contact.ts';
import { type FieldRule, type FieldRules } from '../../../domain/contact/field-types.ts';
import { journeyFields } from '../../../programme/graduation/journey.ts';
import { type Typed } from '../../forms/form-state.ts';
import { type Phrase } from '../../phrase.ts';

/** A field of somebody that a page shows to be filled in. */
export interface RecordedField extends FieldRule {
  readonly key: string;
  /** What is kept, as it stands in the form. */
  readonly value: string;
}

/** What the programme declared of people, and of a family since when it needs no aid. */
export function recordedFields(
  { role, fields }: Pick<Contact, 'role' | 'fields'>,
  rules: FieldRules,
  phrase: Phrase,
): readonly RecordedField[] {
  const since = { type: 'date', title: phrase('journey_since'), oneOf: [] } as const;
  const own = role === 'beneficiary' ? ([[journeyFields.since, since]] as const) : [];
  return [...new Map([...own, ...rules])].map(([key, rule]) => ({
    ...rule,
    key,
    value: wordsOf(fields[key]),
  }));
}

function wordsOf(value: Contact['fields'][string] | undefined): string {
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

/** The name of a field in a form, as the API and a table name it. */
export const fieldName = (key: string): string => `fields.${key}`;

/** What of these was changed in a form; what was emptied is taken away, what the page showed stays as it is. */
export function readFields(
  typed: Typed,
  shown: readonly RecordedField[],
): { readonly [key: string]: string | null } {
  const changed = shown.flatMap(({ key, value }) => {
    const name = fieldName(key);
    const written = (typed[name] ?? value).trim();
    return written === (typed[`was_${name}`] ?? value)
      ? []
      : [[key, written === '' ? null : written] as const];
  });
  return Object.fromEntries(changed);
}
