import { ITEM_COST } from './budget.ts';
import { type Data, type ObjectData } from './data.ts';
import { writeDecimal } from './decimal.ts';
import { type Evaluation } from './evaluation.ts';
import { sortedEntries, toText } from './to-text.ts';

const quote = (text: string): string =>
  JSON.stringify(text).replace(/[\u2028\u2029]/g, (line) => (line === '\u2028' ? '\\u2028' : '\\u2029'));

/** A value as JSON, its keys in order; what an object itself stands for is left out, a function is null. */
export function writeJson(evaluation: Evaluation, data: Data): string {
  const json = write(evaluation, data);
  evaluation.budget.spend(json.length + ITEM_COST);
  return json;
}

function write(evaluation: Evaluation, data: Data): string {
  if (data === null || typeof data === 'boolean') {
    return String(data);
  }
  if (typeof data === 'string') {
    return quote(data);
  }
  if (data.kind === 'array') {
    return `[${data.items.map((item) => writeJson(evaluation, item)).join(',')}]`;
  }
  return data.kind === 'object' ? writeObject(evaluation, data) : writeScalar(evaluation, data);
}

function writeScalar(evaluation: Evaluation, data: Exclude<Data, null | boolean | string>): string {
  if (data.kind === 'number') {
    return writeDecimal(data);
  }
  return data.kind === 'function' ? 'null' : quote(toText(evaluation, data));
}

function writeObject(evaluation: Evaluation, { properties }: ObjectData): string {
  const entries = sortedEntries(properties).map(
    ([key, value]) => `${quote(key)}:${writeJson(evaluation, value)}`,
  );
  return `{${entries.join(',')}}`;
}
