import { dayText } from '../../domain/time/day.ts';
import { isoDateTime, isoTime } from './calendar/iso.ts';
import { ITEM_COST } from './budget.ts';
import {
  type ArrayData,
  type Data,
  type ObjectData,
  type Properties,
  isErrorData,
  standsFor,
} from './data.ts';
import { writeDecimal } from './decimal.ts';
import { type Evaluation } from './evaluation.ts';
import { Failure } from './failure.ts';

/** A value as text; throws a `Failure` for an error value. What it produces counts against the budget. */
export function toText(evaluation: Evaluation, data: Data): string {
  const text = write(evaluation, standsFor(data));
  evaluation.budget.spend(text.length + 1);
  return text;
}

function write(evaluation: Evaluation, data: Data): string {
  if (data === null || typeof data !== 'object') {
    return data === null ? '' : String(data);
  }
  if (data.kind === 'array' || data.kind === 'object') {
    return data.kind === 'array' ? writeArray(evaluation, data) : writeObject(evaluation, data);
  }
  return writeScalar(data);
}

function writeScalar(data: Exclude<Data, null | string | boolean | ArrayData | ObjectData>): string {
  switch (data.kind) {
    case 'number':
      return writeDecimal(data);
    case 'datetime':
      return isoDateTime(data);
    case 'date':
      return dayText(data);
    case 'time':
      return isoTime(data);
    case 'function':
      return data.name;
    case 'error':
      throw new Failure(data.message);
  }
}

const writeArray = (evaluation: Evaluation, { items }: ArrayData): string =>
  `[${items.map((item) => inside(evaluation, item)).join(', ')}]`;

function writeObject(evaluation: Evaluation, { properties }: ObjectData): string {
  const entries = sortedEntries(properties).map(([key, value]) => `${key}: ${inside(evaluation, value)}`);
  return `{${entries.join(', ')}}`;
}

/** An error inside of something else is left out. */
function inside(evaluation: Evaluation, data: Data): string {
  evaluation.budget.spend(ITEM_COST);
  return isErrorData(data) ? '' : toText(evaluation, data);
}

/** The properties of an object by the order of their keys. */
export const sortedEntries = (properties: Properties): readonly (readonly [string, Data])[] =>
  [...properties].sort(([a], [b]) => compareTexts(a, b));

/** Negative, zero or positive as a text comes before, is, or comes after another, by code points. */
export function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((character, index) => character !== right[index]);
  return (left[at]?.codePointAt(0) ?? -1) < (right[at]?.codePointAt(0) ?? -1) || at === -1 ? -1 : 1;
}
