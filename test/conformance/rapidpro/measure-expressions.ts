import { callTyped, evaluateTyped } from '../../../src/engine/expressions/typed/evaluate-typed.ts';
import { type Typed } from '../../../src/engine/expressions/typed/typed.ts';
import { type TypedWorld } from '../../../src/engine/expressions/typed/typed-world.ts';
import {
  type Difference,
  type InWorld,
  type Measure,
  canonical,
  caseFiles,
  createWorlds,
  measureFile,
  readJsonFile,
} from './typed-cases.ts';

interface TemplateCase extends InWorld {
  readonly template: string;
  readonly text: string;
  readonly value: Typed;
  readonly errors?: readonly unknown[];
  readonly warnings?: readonly string[];
}

interface CallCase extends InWorld {
  readonly fn: string;
  readonly args: readonly Typed[];
  readonly result: Typed;
}

/** What the expression language gives for templates, and for single functions. */
export const measureExpressions: Measure = (folder) => {
  const files = caseFiles(folder, 'expressions');
  if (files.length === 0) {
    return [];
  }
  const worldOf = createWorlds(folder);
  return files.map((file) =>
    measureFile(file, readJsonFile(folder, file) as readonly (TemplateCase | CallCase)[], (each) => {
      const world = worldOf(each);
      return 'template' in each ? compareTemplate(each, world) : compareCall(each, world);
    }),
  );
};

function compareTemplate(each: TemplateCase, world: TypedWorld): Difference {
  const { text, value, errors, warnings } = evaluateTyped(each.template, world);
  return {
    what: `${each.env} ${each.template}`,
    got: JSON.stringify({ text, value: canonical(value), errors: errors.length, warnings }),
    wanted: JSON.stringify({
      text: each.text,
      value: canonical(each.value),
      errors: each.errors?.length ?? 0,
      warnings: each.warnings ?? [],
    }),
  };
}

function compareCall(each: CallCase, world: TypedWorld): Difference {
  return {
    what: `${each.env} ${each.fn} ${JSON.stringify(each.args)}`,
    got: JSON.stringify(canonical(callTyped(each.fn, each.args, world))),
    wanted: JSON.stringify(canonical(each.result)),
  };
}
