import { createBudget } from '../budget.ts';
import { type Evaluation } from '../evaluation.ts';
import { type Environment } from '../scope.ts';
import { fromTyped, readInstant } from './read-typed.ts';
import { type Typed } from './typed.ts';

/** An environment as it stands in JSON. */
export interface TypedEnvironment {
  readonly timezone: string;
  readonly date_format: Environment['dateFormat'];
  readonly time_format: Environment['timeFormat'];
  readonly allowed_languages: readonly string[];
  readonly default_country: string;
  readonly number_format: { readonly decimal_symbol: string; readonly digit_grouping_symbol: string };
}

/** All that an expression sees, in typed notation. */
export interface TypedWorld {
  readonly environment: TypedEnvironment;
  readonly context: { readonly [name: string]: Typed };
  /** RFC 3339, up to nanoseconds. */
  readonly now: string;
  readonly chance: () => number;
}

/** What the expressions of a template work with, from a world in typed notation. */
export function createTypedEvaluation({ environment, context, now, chance }: TypedWorld): Evaluation {
  const values = new Map(
    Object.entries(context).map(([name, value]) => [name.toLowerCase(), value] as const),
  );
  const evaluation: Evaluation = {
    environment: readEnvironment(environment),
    now: readInstant(now),
    chance,
    budget: createBudget(),
    root: (name) => {
      const value = values.get(name);
      return value === undefined ? undefined : fromTyped(evaluation, value);
    },
  };
  return evaluation;
}

const readEnvironment = (environment: TypedEnvironment): Environment => ({
  timezone: environment.timezone,
  dateFormat: environment.date_format,
  timeFormat: environment.time_format,
  decimal: environment.number_format.decimal_symbol,
  grouping: environment.number_format.digit_grouping_symbol,
  language: environment.allowed_languages[0] ?? 'eng',
  country: environment.default_country,
});
