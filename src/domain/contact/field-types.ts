import { isDate } from '../time/day.ts';
import { type Value } from '../value.ts';

/** What a declared field of a contact holds. */
export type FieldType = 'text' | 'number' | 'date' | 'yes_no';

/** A field that the programme declared. */
export interface FieldRule {
  readonly type: FieldType;
  /** What people call it. */
  readonly title: string;
  /** The only values there are; empty: any. */
  readonly oneOf: readonly string[];
}

/** The fields that a programme declared, by key. */
export type FieldRules = ReadonlyMap<string, FieldRule>;

/** A value as it is to be kept, or what it should have been. */
export type Fitted = { readonly value: Value } | { readonly wanted: string };

/** Fits a value to the field's type; a field that was not declared takes anything, and every field can be emptied. */
export function fitField(rules: FieldRules, key: string, value: Value): Fitted {
  const rule = rules.get(key);
  if (!rule || value === null || value === '') {
    return { value };
  }
  const fitted: string | number | boolean | undefined = readers[rule.type](value);
  if (fitted === undefined) {
    return { wanted: words[rule.type] };
  }
  const { oneOf } = rule;
  const same = oneOf.find((each) => each.toLowerCase() === String(fitted).toLowerCase());
  if (oneOf.length > 0 && same === undefined) {
    return { wanted: `one of ${oneOf.join(', ')}` };
  }
  return { value: typeof fitted === 'string' ? (same ?? fitted) : fitted };
}

const words: { readonly [type in FieldType]: string } = {
  text: 'a text',
  number: 'a number, such as 3 or 2.5',
  date: 'a date, such as 2025-05-04 or 4/5/2025',
  yes_no: 'yes or no',
};

const readers: { readonly [type in FieldType]: (value: Value) => string | number | boolean | undefined } = {
  text: (value) => (typeof value === 'object' ? undefined : String(value)),
  number: readNumber,
  date: readDay,
  yes_no: readYesNo,
};

function readNumber(value: Value): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  const text = typeof value === 'string' ? value.trim().replace(',', '.') : '';
  return /^-?\d{1,15}(\.\d{1,10})?$/u.test(text) ? Number(text) : undefined;
}

/** `2025-05-04`, or day before month as it is written in Indonesia; kept as the first. */
function readDay(value: Value): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/u.exec(text) ?? [];
  const [, day = isoDay, month = isoMonth, year = isoYear] =
    /^(\d\d?)[/.-](\d\d?)[/.-](\d{4})$/u.exec(text) ?? [];
  if (year === undefined || !isDate(Number(year), Number(month), Number(day))) {
    return undefined;
  }
  return [year, ...[month, day].map((each = '') => each.padStart(2, '0'))].join('-');
}

function readYesNo(value: Value): boolean | undefined {
  const text = String(typeof value === 'object' ? '' : value)
    .trim()
    .toLowerCase();
  return ['true', 'yes', 'ya', '1'].includes(text)
    ? true
    : ['false', 'no', 'tidak', '0'].includes(text)
      ? false
      : undefined;
}
