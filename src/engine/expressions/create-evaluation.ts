import { createBudget } from './budget.ts';
import { type Data } from './data.ts';
import { type Evaluation } from './evaluation.ts';
import { fromValue } from './from-value.ts';
import { type Scope } from './scope.ts';

const NANOS_IN_MILLI = 1_000_000n;

/** What the expressions of a template work with; roots are read once, when they are first used. */
export function createEvaluation(scope: Scope): Evaluation {
  const known = new Map<string, Data>();
  const root = (name: string): Data | undefined => {
    const key = keyOf(scope, name);
    const source = key === undefined ? undefined : scope.roots[key];
    if (key === undefined || source === undefined) {
      return undefined;
    }
    const found = known.get(key) ?? (typeof source === 'function' ? source() : fromValue(source));
    known.set(key, found);
    return found;
  };
  return {
    environment: scope.environment,
    now: BigInt(Math.trunc(scope.now)) * NANOS_IN_MILLI,
    chance: scope.chance,
    budget: createBudget(),
    warnings: [],
    root,
  };
}

/** Names that are written in small letters, as a rule all of them, are found at once. */
function keyOf({ roots }: Scope, name: string): string | undefined {
  return Object.hasOwn(roots, name) ? name : Object.keys(roots).find((each) => each.toLowerCase() === name);
}
