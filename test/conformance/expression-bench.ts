import { type Typed } from '../../src/engine/expressions/typed/typed.ts';
import { callTyped, evaluateTyped } from '../../src/engine/expressions/typed/evaluate-typed.ts';
import { type TypedWorld } from '../../src/engine/expressions/typed/typed-world.ts';

/** What the reference made of a template, or of one call of a function. */
export interface ExpressionCase {
  readonly template?: string;
  readonly fn?: string;
  readonly args?: readonly Typed[];
  readonly env: string;
  readonly ctx?: string;
  readonly text?: string;
  /** Left out where it is the text. */
  readonly value?: Typed;
  readonly result?: Typed;
  /** How many, or the errors themselves. */
  readonly errors?: number | readonly unknown[];
}

/** A case that came out otherwise, for a person to read. */
export interface Difference {
  readonly what: string;
  readonly got: string;
  readonly wanted: string;
}

/** Error texts are ours, the digits of a fraction are as they please, the order of keys means nothing. */
function canonical(value: Typed): Typed {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (Array.isArray(value)) {
    return (value as readonly Typed[]).map(canonical);
  }
  const fields = value as { readonly [key: string]: Typed };
  if (typeof fields['$datetime'] === 'string') {
    return {
      ...fields,
      $datetime: fields['$datetime'].replace(/(\.\d*?)0+(?=[Z+-])/, '$1').replace(/\.(?=[Z+-])/, ''),
    };
  }
  const entries = Object.entries(fields).map(([key, each]) => [key, canonical(each)] as const);
  return '$error' in fields
    ? { $error: '' }
    : Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const countOf = (errors: ExpressionCase['errors']): number =>
  typeof errors === 'number' ? errors : (errors ?? []).length;

function run(each: ExpressionCase, world: TypedWorld): string {
  if (each.template === undefined) {
    return JSON.stringify({ value: canonical(callTyped(each.fn ?? '', each.args ?? [], world)) });
  }
  const { text, value, errors } = evaluateTyped(each.template, world);
  return JSON.stringify({ text, value: canonical(value), errors: errors.length });
}

function expected({ template, text = '', value = text, result = null, errors }: ExpressionCase): string {
  return template === undefined
    ? JSON.stringify({ value: canonical(result) })
    : JSON.stringify({ text, value: canonical(value), errors: countOf(errors) });
}

/** The cases that come out otherwise than they should. */
export const findDifferences = (
  cases: readonly ExpressionCase[],
  worldOf: (each: ExpressionCase) => TypedWorld,
): readonly Difference[] =>
  cases.flatMap((each) => {
    const [got, wanted] = [run(each, worldOf(each)), expected(each)];
    const what = `${each.env} ${each.template ?? `${each.fn ?? ''} ${JSON.stringify(each.args)}`}`;
    return got === wanted ? [] : [{ what, got, wanted }];
  });
