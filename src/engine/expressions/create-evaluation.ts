import { createBudget } from './budget.ts';
import { type Data } from './data.ts';
import { type Evaluation } from './evaluation.ts';
import { fromValue } from './from-value.ts';
import { type Scope } from './scope.ts';

const NANOS_IN_MILLI = 1_000_000n;

/** What the expressions of a template work with; roots are read once, when they are first used. */
export function createEvaluation(scope: Scope): Evaluation {
  const names = new Map(Object.keys(scope.roots).map((name) => [name.toLowerCase(), name] as const));
  const known = new Map<string, Data>();
  const root = (name: string): Data | undefined => {
    const key = names.get(name);
    const source = key === undefined ? undefined : scope.roots[key];
    if (key === undefined || source === undefined) {
      return undefined;
    }
    const found = known.get(key) ?? fromValue(typeof source === 'function' ? source() : source);
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
