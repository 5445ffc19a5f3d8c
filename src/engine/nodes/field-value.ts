import { type Value } from '../../domain/value.ts';
import { findMoment, toDateTime } from '../expressions/convert-time.ts';
import { type Data } from '../expressions/data.ts';
import { type Decimal, readDecimal, writeDecimal } from '../expressions/decimal.ts';
import { type Evaluation } from '../expressions/evaluation.ts';
import { ifPossible } from '../expressions/if-possible.ts';
import { findLocations, type PlaceLevel } from '../expressions/tests/locations.ts';
import { type DateTime } from '../expressions/calendar/moment.ts';
import { fromTyped } from '../expressions/typed/read-typed.ts';
import { isoDateTime } from '../expressions/calendar/iso.ts';
import { type ContactField } from '../workspace.ts';

/** A field as expressions see it: its text read as the field's type; null where it cannot be. */
export function fieldData(evaluation: Evaluation, type: ContactField['type'], value: Value): Data {
  const text = textOfField(value);
  if (text === '') {
    return null;
  }
  switch (type) {
    case 'text':
      return text;
    case 'number':
      return numberIn(text) ?? null;
    case 'datetime':
      return momentIn(evaluation, value) ?? null;
    case 'state':
    case 'district':
    case 'ward':
      return placeIn(evaluation, type, value) ?? null;
  }
}

/** A field as it is told: its text with everything that it can be read as; null for none. */
export function describeField(evaluation: Evaluation, type: ContactField['type'], value: Value): Value {
  const text = textOfField(value);
  if (text === '') {
    return null;
  }
  const number = numberIn(text);
  const datetime = momentIn(evaluation, value);
  return {
    text,
    ...(number ? { number: Number(writeDecimal(number)) } : {}),
    ...(datetime ? { datetime: isoDateTime(datetime) } : {}),
    ...placesIn(evaluation, type, value),
  };
}

/** A place with those around it. */
function placesIn(
  evaluation: Evaluation,
  type: ContactField['type'],
  value: Value,
): { readonly [level: string]: string } {
  const levels = ['state', 'district', 'ward'] as const;
  const found = levels.find((level) => level === type || given(value, level) !== '');
  const names = found ? placeIn(evaluation, found, value)?.split(' > ') : undefined;
  return Object.fromEntries(
    names
      ? levels
          .slice(0, names.length - 1)
          .map((level, place) => [level, names.slice(0, place + 2).join(' > ')])
      : [],
  );
}

function placeIn(evaluation: Evaluation, level: PlaceLevel, value: Value): string | undefined {
  const path = given(value, level);
  if (path !== '') {
    return path;
  }
  const places = evaluation.environment.locations ?? [];
  return findLocations(places, textOfField(value), { level, within: undefined })[0]?.path;
}

/** The text of a field; one that came from elsewhere may be an object that says besides how it was read there. */
export function textOfField(value: Value | undefined): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'object' ? given(value, 'text') : String(value);
}

// Most fields are no number and no date: what finds nothing there is asked, not what fails.
const numberIn = (text: string): Decimal | undefined => ifPossible(() => readDecimal(text));

function momentIn(evaluation: Evaluation, value: Value): DateTime | undefined {
  const written = given(value, 'datetime');
  return written === ''
    ? findMoment(evaluation, textOfField(value))
    : ifPossible(() => toDateTime(evaluation, fromTyped(evaluation, { $datetime: written, tz: '' })));
}

function given(value: Value, name: string): string {
  const found = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  const text = found.find(([key]) => key === name)?.[1];
  return typeof text === 'string' ? text : '';
}
