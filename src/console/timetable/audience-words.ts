import { type Audience, type Condition } from '../../domain/audience/audience.ts';
import { type FieldRules } from '../../domain/contact/field-types.ts';
import { journeyFields } from '../../programme/graduation/journey.ts';
import { roleWords } from '../announcements/whom-words.ts';
import { type ConsoleText, type Phrase } from '../phrase.ts';
import { lengthOf } from './length-of.ts';

/** In which words a page tells whom something is for. */
export interface TellingWhom {
  readonly phrase: Phrase;
  readonly language: string;
  readonly people: { readonly fields: FieldRules };
}

/** Whom a query means, in words: "Keluarga dan Jumlah anak lebih dari 0"; null where there are none for it. */
export function audienceWords(audience: Audience, telling: TellingWhom): string | null {
  const { phrase } = telling;
  switch (audience.kind) {
    case 'condition':
      return conditionWords(audience, telling);
    case 'not': {
      const what = audienceWords(audience.of, telling);
      return what === null ? null : phrase('whom_not', { what });
    }
    case 'and':
    case 'or': {
      const parts = audience.of.map((each) => {
        const words = audienceWords(each, telling);
        return words !== null && (each.kind === 'and' || each.kind === 'or') ? `(${words})` : words;
      });
      const all = parts.filter((each) => each !== null);
      return all.length < parts.length
        ? null
        : all.join(` ${phrase(audience.kind === 'and' ? 'whom_and' : 'rhythm_or')} `);
    }
  }
}

function conditionWords(condition: Condition, telling: TellingWhom): string | null {
  const { phrase } = telling;
  const { operator, operand } = condition;
  const what = operand.kind === 'text' ? named(condition, operand.text, phrase) : null;
  if (what !== null && operator !== '!=') {
    return what;
  }
  return what === null ? comparedWords(condition, telling) : phrase('whom_not', { what });
}

/** What is told without a comparison: who they are, where they live, what they belong to. */
function named({ field, operator }: Condition, text: string, phrase: Phrase): string | null {
  if (text === '' || !['=', '!=', 'has'].includes(operator)) {
    return null;
  }
  switch (field) {
    case 'role':
      return roleWords(phrase, text);
    case 'village':
      return phrase('announce_in_village', { village: text });
    case 'subdistrict':
      return phrase('whom_subdistrict', { name: text });
    case 'district':
      return phrase('whom_district', { name: text });
    case 'group':
      return phrase('announce_in_group', { group: text });
    case 'opted_in':
      return phrase(text === 'true' ? 'whom_agreed' : 'whom_not_agreed');
    default:
      return null;
  }
}

const compared: { readonly [operator in Condition['operator']]: ConsoleText } = {
  '=': 'whom_is',
  '!=': 'whom_is_not',
  '>': 'whom_more',
  '>=': 'whom_least',
  '<': 'whom_less',
  '<=': 'whom_most',
  has: 'whom_has',
};

const moments: { readonly [field: string]: readonly [within: ConsoleText, before: ConsoleText] } = {
  last_seen: ['whom_seen_within', 'whom_seen_before'],
  joined_on: ['whom_joined_within', 'whom_joined_before'],
};

function comparedWords(condition: Condition, telling: TellingWhom): string | null {
  const { field, operand } = condition;
  const key = /^fields\.(.+)$/u.exec(field)?.[1];
  if (operand.kind === 'ago') {
    return momentWords(condition, operand.ago, telling);
  }
  return key === undefined || operand.kind !== 'text'
    ? null
    : valueWords(condition, { title: knownTitle(key, telling), value: operand.text }, telling.phrase);
}

function momentWords(
  { field, operator }: Condition,
  ago: number,
  { phrase, language }: TellingWhom,
): string | null {
  const texts = moments[field];
  if (texts === undefined || !/^[<>]/u.test(operator)) {
    return null;
  }
  const [within, before] = texts;
  return phrase(operator.startsWith('>') ? within : before, { length: lengthOf(ago, language) });
}

function valueWords(
  { operator }: Condition,
  { title: field, value }: { readonly title: string; readonly value: string },
  phrase: Phrase,
): string {
  return value === '' && (operator === '=' || operator === '!=')
    ? phrase(operator === '=' ? 'whom_empty' : 'whom_filled', { field })
    : phrase(compared[operator], { field, value });
}

/** As `Ubah data` names it, where every programme has it. */
function knownTitle(key: string, { phrase, people }: TellingWhom): string {
  return key === journeyFields.since ? phrase('journey_since') : titleOf(key, people);
}

/** What people call a field of a contact, as programme.yaml titles it. */
export function titleOf(key: string, { fields }: TellingWhom['people']): string {
  return fields.get(key)?.title ?? key.replaceAll('_', ' ');
}
