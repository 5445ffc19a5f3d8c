import { toNumber } from './convert.ts';
import { type Data } from './data.ts';
import { type Decimal, add, compareDecimals, divide, multiply, subtract } from './decimal.ts';
import { type Evaluation } from './evaluation.ts';
import { type Operator } from './node.ts';
import { raise } from './raise-decimal.ts';
import { toText } from './to-text.ts';

type Apply = (evaluation: Evaluation, left: Data, right: Data) => Data;

const onNumbers =
  (compute: (left: Decimal, right: Decimal) => Data): Apply =>
  (_evaluation, left, right) =>
    compute(toNumber(left), toNumber(right));

const onTexts =
  (compute: (left: string, right: string) => Data): Apply =>
  (evaluation, left, right) =>
    compute(toText(evaluation, left), toText(evaluation, right));

/** What each operator does; throws a `Failure` where it cannot. */
export const operators: { readonly [operator in Operator]: Apply } = {
  '^': onNumbers(raise),
  '*': onNumbers(multiply),
  '/': onNumbers(divide),
  '+': onNumbers(add),
  '-': onNumbers(subtract),
  '<': onNumbers((left, right) => compareDecimals(left, right) < 0),
  '<=': onNumbers((left, right) => compareDecimals(left, right) <= 0),
  '>': onNumbers((left, right) => compareDecimals(left, right) > 0),
  '>=': onNumbers((left, right) => compareDecimals(left, right) >= 0),
  '=': onTexts((left, right) => left === right),
  '!=': onTexts((left, right) => left !== right),
  '&': onTexts((left, right) => left + right),
};
