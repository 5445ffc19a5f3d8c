import { type Args, type Builtins, builtin, variadic } from '../builtin.ts';
import { toBoolean } from '../convert.ts';
import { type Data, isErrorData } from '../data.ts';
import { toText } from '../to-text.ts';
import { type Evaluation } from '../evaluation.ts';

function withDefault(evaluation: Evaluation, [value, otherwise]: Args<2>): Data {
  return isErrorData(value) || isEmpty(evaluation, value) ? otherwise : value;
}

const isEmpty = (evaluation: Evaluation, value: Data): boolean => toText(evaluation, value) === '';

/** Functions that decide. */
export const logicFunctions: Builtins = {
  and: variadic(1, (_evaluation, args) => args.every(toBoolean)),
  or: variadic(1, (_evaluation, args) => args.some(toBoolean)),
  if: builtin(3, 3, (_evaluation, [test, then, otherwise]) => (toBoolean(test) ? then : otherwise)),
  default: builtin(2, 2, withDefault),
  is_error: builtin(1, 1, (_evaluation, [value]) => isErrorData(value)),
};
