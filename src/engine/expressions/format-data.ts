import { ITEM_COST } from './budget.ts';
import { formatMoment } from './calendar/format-moment.ts';
import { offsetOf, wallOf } from './calendar/zone.ts';
import { type ArrayData, type Data, type ObjectData, isErrorData, kindOf, standsFor } from './data.ts';
import { type Evaluation } from './evaluation.ts';
import { sortedEntries, toText } from './to-text.ts';
import { writeNumber } from './write-number.ts';

/** A value as people here write it: lists with commas, objects line by line. An error is empty. */
export function formatData(evaluation: Evaluation, data: Data): string {
  const text = format(evaluation, standsFor(data));
  evaluation.budget.spend(text.length + ITEM_COST);
  return text;
}

function format(evaluation: Evaluation, data: Data): string {
  if (data === null || typeof data !== 'object') {
    return toText(evaluation, data);
  }
  if (data.kind === 'number') {
    return writeNumber(evaluation.environment, data, { places: undefined, grouped: true });
  }
  if (data.kind === 'array') {
    return formatArray(evaluation, data);
  }
  return data.kind === 'object' ? formatObject(evaluation, data) : formatScalar(evaluation, data);
}

function formatScalar(evaluation: Evaluation, data: Data): string {
  if (isWhen(data)) {
    return formatWhen(evaluation, data);
  }
  return isErrorData(data) ? '' : toText(evaluation, data);
}

type When = Extract<Data, { readonly kind: 'datetime' | 'date' | 'time' }>;

const isWhen = (data: Data): data is When => ['datetime', 'date', 'time'].includes(kindOf(data));

function formatWhen({ environment }: Evaluation, data: When): string {
  const { dateFormat, timeFormat, language, timezone } = environment;
  switch (data.kind) {
    case 'date':
      return formatMoment({ wall: { ...data, nanos: 0 }, offset: 0, language }, dateFormat, 'date');
    case 'time': {
      const wall = { year: 0, month: 1, day: 1, nanos: data.nanos };
      return formatMoment({ wall, offset: 0, language }, timeFormat, 'time');
    }
    case 'datetime': {
      const seen = { ...data, zone: timezone };
      const offset = offsetOf(seen);
      return formatMoment(
        { wall: wallOf(seen), offset, language },
        `${dateFormat} ${timeFormat}`,
        'datetime',
      );
    }
  }
}

const indent = (text: string): string => text.replaceAll('\n', '\n  ');

function formatArray(evaluation: Evaluation, { items }: ArrayData): string {
  const written = items.map((item) => formatData(evaluation, item));
  return items.some(isLines) || written.some((text) => text.includes('\n'))
    ? written.map((text) => `- ${indent(text)}`).join('\n')
    : written.join(', ');
}

const isLines = (data: Data): boolean => {
  const value = standsFor(data);
  return value !== null && typeof value === 'object' && value.kind === 'object';
};

function formatObject(evaluation: Evaluation, { properties }: ObjectData): string {
  return sortedEntries(properties)
    .map(([key, value]) => {
      const text = formatData(evaluation, value);
      return isLines(value) ? `${key}:\n  ${indent(text)}` : `${key}: ${indent(text)}`;
    })
    .join('\n');
}
