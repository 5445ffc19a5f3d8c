import { orderOf } from './compare-data.ts';
import { type ArrayData, type Data, type ObjectData, kindOf, countProperties } from './data.ts';
import { describeData } from './describe-data.ts';
import { type Evaluation } from './evaluation.ts';

/** Whether two values are the same, kind and all: 1 and 1.0 are, 1 and "1" are not. */
export function equalsData(evaluation: Evaluation, left: Data, right: Data): boolean {
  evaluation.budget.spend(1);
  if (kindOf(left) !== kindOf(right)) {
    return false;
  }
  return equalsContainer(evaluation, left, right) ?? equalsScalar(left, right);
}

function equalsContainer(evaluation: Evaluation, left: Data, right: Data): boolean | undefined {
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') {
    return undefined;
  }
  if (left.kind === 'array' && right.kind === 'array') {
    return equalsArray(evaluation, left, right);
  }
  return left.kind === 'object' && right.kind === 'object'
    ? equalsObject(evaluation, left, right)
    : undefined;
}

const equalsArray = (evaluation: Evaluation, left: ArrayData, right: ArrayData): boolean =>
  left.items.length === right.items.length &&
  left.items.every((item, index) => equalsData(evaluation, item, right.items[index] ?? null));

const equalsObject = (evaluation: Evaluation, left: ObjectData, right: ObjectData): boolean =>
  countProperties(left) === countProperties(right) &&
  [...left.properties].every(([key, value]) => {
    const other = right.properties.get(key);
    return other !== undefined && equalsData(evaluation, value, other);
  });

function equalsScalar(left: Data, right: Data): boolean {
  const order = orderOf(left, right);
  return order === undefined ? describeData(left) === describeData(right) : order === 0;
}
