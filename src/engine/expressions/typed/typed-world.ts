import { createBudget } from '../budget.ts';
import { type Evaluation } from '../evaluation.ts';
import { type Environment } from '../scope.ts';
import { type Locations } from '../tests/locations.ts';
import { fromTyped, readInstant, warningsOf } from './read-typed.ts';
import { type Typed } from './typed.ts';

/** An environment as it stands in JSON. */
export interface TypedEnvironment {
  readonly timezone: string;
  readonly date_format: Environment['dateFormat'];
  readonly time_format: Environment['timeFormat'];
  readonly allowed_languages: readonly string[];
  readonly default_country: string;
  readonly number_format: { readonly decimal_symbol: string; readonly digit_grouping_symbol: string };
  readonly input_collation?: Environment['collation'] | undefined;
}

/** All that an expression sees, in typed notation. */
export interface TypedWorld {
  readonly environment: TypedEnvironment;
  readonly context: { readonly [name: string]: Typed };
  /** RFC 3339, up to nanoseconds. */
  readonly now: string;
  readonly chance: () => number;
  readonly locations?: Locations | undefined;
}

/** What the expressions of a template work with, from a world in typed notation. */
export function createTypedEvaluation({
  environment,
  context,
  now,
  chance,
  locations,
}: TypedWorld): Evaluation {
  const evaluation: Evaluation = {
    environment: readEnvironment(environment, locations),
    now: readInstant(now),
    chance,
    budget: createBudget(),
    warnings: [],
    root: (name) => {
      const value = findRoot(context, name);
      if (value === undefined) {
        return undefined;
      }
      evaluation.warnings.push(...warningsOf(value));
      return fromTyped(evaluation, value);
    },
  };
  return evaluation;
}

/** Names differ by more than case, as a rule; where they do not, the first one counts. */
function findRoot(context: TypedWorld['context'], name: string): Typed | undefined {
  const key = Object.hasOwn(context, name)
    ? name
    : Object.keys(context).find((each) => each.toLowerCase() === name);
  return key === undefined ? undefined : context[key];
}

/** How people here write things, from JSON. */
export const readEnvironment = (
  environment: TypedEnvironment,
  locations: Locations | undefined,
): Environment => ({
  timezone: environment.timezone,
  dateFormat: environment.date_format,
  timeFormat: environment.time_format,
  decimal: environment.number_format.decimal_symbol,
  grouping: environment.number_format.digit_grouping_symbol,
  language: environment.allowed_languages[0] ?? 'eng',
  country: () => environment.default_country,
  collation: environment.input_collation ?? 'default',
  locations,
});
