import { callBuiltin } from '../call-builtin.ts';
import { createError } from '../data.ts';
import { findBuiltin } from '../functions/find-builtin.ts';
import { parseForeignTemplate } from '../parse-template.ts';
import { type Trouble, renderParts } from '../render-parts.ts';
import { fromTyped } from './read-typed.ts';
import { createTypedEvaluation, type TypedWorld } from './typed-world.ts';
import { type Typed } from './typed.ts';
import { toTyped } from './write-typed.ts';

/** What a template gives in a world in typed notation; a broken expression is an error like any other. */
export function evaluateTyped(
  source: string,
  world: TypedWorld,
): { readonly text: string; readonly value: Typed; readonly errors: readonly Trouble[] } {
  const template = parseForeignTemplate(source, Object.keys(world.context));
  const { text, value, errors } = renderParts(template, createTypedEvaluation(world));
  return { text, value: toTyped(value), errors };
}

/** What one function gives for arguments in typed notation. */
export function callTyped(name: string, args: readonly Typed[], world: TypedWorld): Typed {
  const builtin = findBuiltin(name);
  if (builtin === undefined) {
    return toTyped(createError(`there is no function ${name}`));
  }
  const evaluation = createTypedEvaluation(world);
  const values = args.map((each) => fromTyped(evaluation, each));
  return toTyped(callBuiltin(evaluation, { name, builtin }, values));
}
