import { type Value } from '../../domain/value.ts';
import { type Data, isErrorData, standsFor } from './data.ts';
import { writeDecimal } from './decimal.ts';
import { type Evaluation } from './evaluation.ts';
import { toText } from './to-text.ts';

/**
 * A value of the expressions as one of the domain: numbers become JS numbers, dates and times ISO text, an object
 * what it stands for, an error null.
 */
export function toValue(evaluation: Evaluation, data: Data): Value {
  const value = standsFor(data);
  evaluation.budget.spend(1);
  if (value === null || typeof value !== 'object' || isErrorData(value)) {
    return value === null || typeof value !== 'object' ? value : null;
  }
  if (value.kind === 'number') {
    return Number(writeDecimal(value));
  }
  if (value.kind === 'array') {
    return value.items.map((item) => toValue(evaluation, item));
  }
  if (value.kind === 'object') {
    const entries = [...value.properties];
    return Object.fromEntries(entries.map(([key, each]) => [key, toValue(evaluation, each)] as const));
  }
  return toText(evaluation, value);
}
