import { type Builtin } from '../builtin.ts';
import { callBuiltin } from '../call-builtin.ts';
import { toBoolean } from '../convert.ts';
import { type Data, createError, isErrorData, isObjectData } from '../data.ts';
import { type Evaluation } from '../evaluation.ts';
import { findBuiltin } from '../functions/find-builtin.ts';
import { findProperty } from '../look-up.ts';
import { createMemory } from '../memory.ts';
import { parseForeignTemplate } from '../parse-template.ts';
import { type Outcome, renderParts } from '../render-parts.ts';
import { type Template } from '../template.ts';
import { findRouterTest } from '../tests/router-tests.ts';
import { withinBudget } from '../within-budget.ts';
import { fromTyped } from './read-typed.ts';
import { createTypedEvaluation, type TypedWorld } from './typed-world.ts';
import { type Typed } from './typed.ts';
import { toTyped } from './write-typed.ts';

const templates = createMemory<Template>(2000);

/** What a template gives in a world in typed notation; a broken expression is an error like any other. */
export function evaluateTyped(
  source: string,
  world: TypedWorld,
): Omit<Outcome, 'value'> & { readonly value: Typed } {
  const roots = Object.keys(world.context);
  const key = `${roots.join(' ')}\n${source}`;
  const template = templates(key, () => parseForeignTemplate(source, roots));
  const { value, ...rest } = renderParts(template, createTypedEvaluation(world));
  return { ...rest, value: toTyped(value) };
}

/** What one function gives for arguments in typed notation. */
export function callTyped(name: string, args: readonly Typed[], world: TypedWorld): Typed {
  return toTyped(call(createTypedEvaluation(world), findBuiltin, { name, args }));
}

function call(
  evaluation: Evaluation,
  find: (name: string) => Builtin | undefined,
  { name, args }: { readonly name: string; readonly args: readonly Typed[] },
): Data {
  const builtin = find(name.toLowerCase());
  if (builtin === undefined) {
    return createError(`there is no function ${name}`);
  }
  const values = args.map((each) => fromTyped(evaluation, each));
  return withinBudget<Data>(
    () => callBuiltin(evaluation, { name, builtin }, values),
    (error) => error,
  );
}

/** What a test of a router found, in typed notation. */
export interface TypedTest {
  readonly matched: boolean;
  /** Left out where nothing matched. */
  readonly match?: Typed;
  readonly extra?: Typed;
  /** Why the test failed, if it did. */
  readonly error?: string;
}

/** What one test of a router finds for arguments in typed notation. */
export function testTyped(name: string, args: readonly Typed[], world: TypedWorld): TypedTest {
  const evaluation = createTypedEvaluation(world);
  const result = call(evaluation, findRouterTest, { name, args });
  if (isErrorData(result) || !isObjectData(result)) {
    return { matched: false, error: isErrorData(result) ? result.message : `${name} is no test` };
  }
  if (!toBoolean(result)) {
    return { matched: false };
  }
  const extra = findProperty(result, 'extra');
  const match = toTyped(findProperty(result, 'match') ?? null);
  return { matched: true, match, ...(extra !== undefined && { extra: toTyped(extra) }) };
}
