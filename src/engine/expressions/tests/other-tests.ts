import { type Args, type Builtins, type ManyArgs, builtin, variadic } from '../builtin.ts';
import { toArray, toObject } from '../convert.ts';
import { type Data } from '../data.ts';
import { type Evaluation } from '../evaluation.ts';
import { Failure } from '../failure.ts';
import { lowerCase } from '../functions/letter-case.ts';
import { findProperty } from '../look-up.ts';
import { toText } from '../to-text.ts';
import { holdsIfFound, holdsNot } from './test-result.ts';

function hasGroup(evaluation: Evaluation, [groups, uuid]: Args<2>): Data {
  const { items } = toArray(groups);
  const wanted = toText(evaluation, uuid);
  return holdsIfFound(items.find((group) => (findProperty(toObject(group), 'uuid') ?? '') === wanted));
}

function hasCategory(evaluation: Evaluation, [result, ...names]: ManyArgs<2>): Data {
  const category = findProperty(toObject(result), 'category');
  if (typeof category !== 'string') {
    throw new Failure('first argument must be a result');
  }
  const wanted = names.map((name) => lowerCase(toText(evaluation, name)));
  return holdsIfFound(wanted.includes(lowerCase(category)) ? category : undefined);
}

/** Tests of groups and results; classifiers are no more, so their tests never hold. */
export const otherTests: Builtins = {
  has_group: builtin(2, 3, hasGroup),
  has_category: variadic(2, hasCategory),
  has_intent: builtin(3, 3, () => holdsNot),
  has_top_intent: builtin(3, 3, () => holdsNot),
};
