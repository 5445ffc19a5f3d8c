import { type Args, type ManyArgs, type Builtins, builtin, variadic } from '../builtin.ts';
import { compareData } from '../compare-data.ts';
import { toArray, toBoolean, toFunction, toNumber, toWhole } from '../convert.ts';
import { type Data, createArray, isErrorData, countProperties } from '../data.ts';
import { add, wholeDecimal } from '../decimal.ts';
import { equalsData } from '../equals-data.ts';
import { type Evaluation } from '../evaluation.ts';
import { Failure } from '../failure.ts';
import { toText } from '../to-text.ts';

/** Refuses an error value among several. */
export function refuseErrors(args: readonly Data[]): readonly Data[] {
  const fault = args.find(isErrorData);
  if (fault !== undefined) {
    throw new Failure(fault.message);
  }
  return args;
}

const onItems = (compute: (items: readonly Data[]) => Data) =>
  builtin(1, 1, (_evaluation, [array]) => compute(toArray(array).items));

function joinItems(evaluation: Evaluation, [array, separator]: Args<2>): Data {
  const { items } = toArray(array);
  const between = toText(evaluation, separator);
  evaluation.budget.spend(items.length * between.length);
  return items.map((item) => toText(evaluation, item)).join(between);
}

function sliceItems(_evaluation: Evaluation, [array, start, end]: Args<2>): Data {
  const { items } = toArray(array);
  return createArray(items.slice(toWhole(start), end === undefined ? undefined : toWhole(end)));
}

function sortItems(items: readonly Data[]): Data {
  if (items.length > 1) {
    compareData(items[0] ?? null, items[0] ?? null);
  }
  return createArray(items.toSorted(compareData));
}

function uniqueItems(evaluation: Evaluation, [array]: Args<1>): Data {
  const kept: Data[] = [];
  for (const item of toArray(array).items) {
    if (!kept.some((each) => equalsData(evaluation, each, item))) {
      kept.push(item);
    }
  }
  return createArray(kept);
}

function containsItem(evaluation: Evaluation, [array, wanted]: Args<2>): Data {
  const { items } = toArray(array);
  refuseErrors([wanted]);
  return items.some((item) => equalsData(evaluation, item, wanted));
}

function filterItems(_evaluation: Evaluation, [array, keep]: Args<2>): Data {
  const { items } = toArray(array);
  const { call } = toFunction(keep);
  return createArray(items.filter((item) => toBoolean(call([item]))));
}

function mapItems(_evaluation: Evaluation, [array, change, ...more]: ManyArgs<2>): Data {
  const { items } = toArray(array);
  const { call } = toFunction(change);
  const results: Data[] = [];
  for (const item of items) {
    const result = call([item, ...more]);
    refuseErrors([result]);
    results.push(result);
  }
  return createArray(results);
}

function concatenate({ budget }: Evaluation, [left, right]: Args<2>): Data {
  const [first, second] = [toArray(left).items, toArray(right).items];
  budget.spend(first.length + second.length);
  return createArray([...first, ...second]);
}

function countItems(_evaluation: Evaluation, [value]: Args<1>): Data {
  if (value === null) {
    return wholeDecimal(0);
  }
  if (typeof value === 'object' && value.kind === 'array') {
    return wholeDecimal(value.items.length);
  }
  if (typeof value === 'object' && value.kind === 'object') {
    return wholeDecimal(countProperties(value));
  }
  throw new Failure("value isn't countable");
}

/** Functions on lists. */
export const arrayFunctions: Builtins = {
  array: variadic(0, (_evaluation, args) => createArray(refuseErrors(args))),
  count: builtin(1, 1, countItems),
  join: builtin(2, 2, joinItems),
  slice: builtin(2, 3, sliceItems),
  reverse: onItems((items) => createArray(items.toReversed())),
  sort: onItems(sortItems),
  sum: onItems((items) => items.map(toNumber).reduce(add, wholeDecimal(0))),
  unique: builtin(1, 1, uniqueItems),
  contains: builtin(2, 2, containsItem),
  concat: builtin(2, 2, concatenate),
  filter: builtin(2, 2, filterItems),
  foreach: variadic(2, mapItems),
};
