import { attempt, callBuiltin } from '../expressions/call-builtin.ts';
import { toBoolean } from '../expressions/convert.ts';
import { type Data, createError, isErrorData, isObjectData } from '../expressions/data.ts';
import { type Evaluation } from '../expressions/evaluation.ts';
import { findProperty } from '../expressions/look-up.ts';
import { plainText, renderParts, type Trouble } from '../expressions/render-parts.ts';
import { type Template } from '../expressions/template.ts';
import { findRouterTest } from '../expressions/tests/router-tests.ts';
import { toText } from '../expressions/to-text.ts';
import { withinBudget } from '../expressions/within-budget.ts';
import { type LanguageChoice, pickTranslation } from './pick-translation.ts';
import { type Router, type RouterCase } from './router.ts';

/** All that a router is evaluated with. */
export interface Routing {
  readonly router: Router;
  /** Makes what one template works with; asked anew for each, as each has its own budget. */
  readonly evaluation: () => Evaluation;
  readonly languages: LanguageChoice;
}

/** Which way a router went, and why. */
export interface Routed {
  /** Null where no case matches and there is no default. */
  readonly category: string | null;
  /** What matched, as text; of the default it is the operand. */
  readonly match: string;
  /** What the test found besides, undefined if nothing. */
  readonly extra: Data | undefined;
  /** Empty where the operand failed. */
  readonly operandText: string;
  readonly errors: readonly string[];
  /** What failed inside of texts that are more than one expression; there it leaves nothing. */
  readonly troubles: readonly Trouble[];
  /** About what was read although it is deprecated. */
  readonly warnings: readonly string[];
}

interface Log {
  readonly errors: string[];
  readonly troubles: Trouble[];
  readonly warnings: string[];
}

interface Found {
  readonly category: string;
  readonly match: string;
  readonly extra: Data | undefined;
}

/** Evaluates a switch router: the first case whose test holds decides, else the default. Never throws. */
export function route({ router, evaluation, languages }: Routing): Routed {
  const log: Log = { errors: [], troubles: [], warnings: [] };
  const evaluate = (template: Template): Data => {
    const plain = plainText(template);
    if (plain !== undefined) {
      return plain;
    }
    const { value, errors, warnings } = renderParts(template, evaluation());
    log.warnings.push(...warnings);
    if (!isErrorData(value)) {
      log.troubles.push(...errors);
    }
    return value;
  };
  const operand = evaluate(router.operand);
  const text = textOf(evaluation(), operand);
  const operandText = typeof text === 'string' ? text : '';
  for (const each of router.cases) {
    const args = argumentsOf(each, languages).map(evaluate);
    const found = tryCase(each, evaluation(), { args: [operand, ...args], log });
    if (found !== undefined) {
      return routed(found, operandText, log);
    }
  }
  if (router.otherwise !== null && isErrorData(text)) {
    log.errors.push(text.message);
  }
  return routed({ category: router.otherwise, match: operandText, extra: undefined }, operandText, log);
}

function routed(
  { category, match, extra }: Pick<Routed, 'category' | 'match' | 'extra'>,
  operandText: string,
  { errors, troubles, warnings }: Log,
): Routed {
  return { category, match, extra, operandText, errors, troubles, warnings };
}

const compute = (run: () => Data): Data =>
  withinBudget<Data>(
    () => attempt(run),
    (error) => error,
  );

const textOf = (evaluation: Evaluation, data: Data): Data => compute(() => toText(evaluation, data));

function argumentsOf(each: RouterCase, languages: LanguageChoice): readonly Template[] {
  const translated = pickTranslation(each.translations, languages);
  return translated?.length === each.arguments.length ? translated : each.arguments;
}

function tryCase(
  { test, category }: RouterCase,
  evaluation: Evaluation,
  { args, log }: { readonly args: readonly Data[]; readonly log: Log },
): Found | undefined {
  const builtin = findRouterTest(test);
  const result =
    builtin === undefined
      ? createError(`there is no router test ${test}`)
      : compute(() => callBuiltin(evaluation, { name: test, builtin }, args));
  if (isErrorData(result) || !isObjectData(result)) {
    log.errors.push(
      `Error calling test ${test}(...): ${isErrorData(result) ? result.message : 'no test result'}`,
    );
    return undefined;
  }
  if (!toBoolean(result)) {
    return undefined;
  }
  const match = textOf(evaluation, findProperty(result, 'match') ?? '');
  return { category, match: typeof match === 'string' ? match : '', extra: findProperty(result, 'extra') };
}
