import { type FieldRule, fitField } from '../../domain/contact/field-types.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { type PeopleRules } from '../../domain/contact/people-rules.ts';
import { type Value } from '../../domain/value.ts';
import { ApiError } from '../http/api-error.ts';
import { type Said } from '../phrase.ts';
import { type ContactChange } from './contact-body.ts';

/** What is known here of how people are addressed, where they live and what is kept of them. */
export interface ContactRules extends PeopleRules {
  /** The key of a form of address that a normalised word stands for. */
  readonly titleOf: (word: string) => string | undefined;
}

/**
 * A change with its form of address as a key and its fields as the programme declared them; throws ApiError where
 * one does not fit.
 */
export function fitChange(rules: ContactRules, change: ContactChange): ContactChange {
  const { salutation, fields } = change;
  return {
    ...change,
    ...(salutation == null ? {} : { salutation: keyOf(rules, salutation) }),
    ...(fields ? { fields: fittedFields(rules, fields) } : {}),
  };
}

function keyOf({ titleOf }: ContactRules, written: string): string {
  const key = titleOf(normalise(written));
  if (key === undefined) {
    const words =
      'Nobody is addressed so. Write one of the words under "salutations" in the locales, such as Ibu.';
    throw new ApiError('bad_request', words, 'body.salutation', { said: { text: 'row_salutation' } });
  }
  return key;
}

function fittedFields(
  { fields: rules }: ContactRules,
  given: NonNullable<ContactChange['fields']>,
): NonNullable<ContactChange['fields']> {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const fitted = fitField(rules, key, value);
      if ('wanted' in fitted) {
        const title = rules.get(key)?.title ?? key;
        throw new ApiError('bad_request', `"${title}" must be ${fitted.wanted}.`, `body.fields.${key}`, {
          said: wantedOf(rules.get(key)),
        });
      }
      return [key, plain(fitted.value)];
    }),
  );
}

function wantedOf(rule: FieldRule | undefined): Said {
  const { type, oneOf } = rule ?? { type: 'text', oneOf: [] };
  return oneOf.length > 0
    ? { text: 'row_field_one_of', values: { values: oneOf.join(', ') } }
    : { text: `row_field_${type}` };
}

/** What came in as one value stays one value. */
function plain(value: Value): string | number | boolean | null {
  return typeof value === 'object' ? null : value;
}
