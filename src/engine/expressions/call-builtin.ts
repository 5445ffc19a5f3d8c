import { type Builtin, arityFault } from './builtin.ts';
import { type Data, createError, isErrorData } from './data.ts';
import { type Evaluation } from './evaluation.ts';
import { Failure } from './failure.ts';

/** Runs something and turns a `Failure` into an error value. */
export function attempt(run: () => Data): Data {
  try {
    return run();
  } catch (error) {
    if (error instanceof Failure) {
      return createError(error.message);
    }
    throw error;
  }
}

function sizeOf(data: Data): number {
  if (typeof data === 'string') {
    return data.length;
  }
  return data !== null && typeof data === 'object' && data.kind === 'array' ? data.items.length : 1;
}

/** Names the function that an error comes out of. */
export const namedError = (name: string, result: Data): Data =>
  isErrorData(result) ? createError(`error calling ${name}(...): ${result.message}`) : result;

/** Calls a function of the language; what it reads and what it makes count against the budget. */
export function callBuiltin(
  evaluation: Evaluation,
  { name, builtin }: { readonly name: string; readonly builtin: Builtin },
  args: readonly Data[],
): Data {
  const { budget } = evaluation;
  budget.spend(args.reduce<number>((total, each) => total + sizeOf(each), 0));
  const result = attempt(() => {
    const fault = arityFault(builtin, args.length);
    return fault === undefined ? builtin.call(evaluation, args) : createError(fault);
  });
  budget.spend(sizeOf(result));
  return namedError(name, result);
}
