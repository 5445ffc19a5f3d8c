import { type Result, type Routed } from '../../../domain/session.ts';
import { type Value } from '../../../domain/value.ts';
import { type Data } from '../../expressions/data.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { createLazyObject, lazyParts, type Parts } from '../../expressions/lazy-object.ts';
import { fromTyped } from '../../expressions/typed/read-typed.ts';
import { fromValueTyped } from '../typed-json.ts';
import { momentOf } from './moment-of.ts';

/** `@results`, and those of `@child` and `@parent`. */
export function describeResults(evaluation: Evaluation, results: { readonly [key: string]: Result }): Data {
  const lines = (): readonly string[] =>
    Object.entries(results).map(([key, { routed, value }]) => `${routed?.name ?? key}: ${textOf(value)}`);
  return createLazyObject({
    keys: () => Object.keys(results),
    compute: (key) => {
      const result = Object.hasOwn(results, key) ? results[key] : undefined;
      return result && describeResult(evaluation, key, result);
    },
    fallback: () => [...lines()].sort().join('\n'),
  });
}

const unrouted: Omit<Routed, 'name'> = { category: '', localised: '', extra: null, node: '' };

interface Answer extends Result {
  readonly evaluation: Evaluation;
  readonly routed: Routed;
}

const parts: Parts<Answer> = {
  __default__: ({ value }) => textOf(value),
  name: ({ routed }) => routed.name,
  value: ({ value }) => textOf(value),
  category: ({ routed }) => routed.category,
  category_localized: ({ routed }) => (routed.localised === '' ? routed.category : routed.localised),
  input: ({ text }) => text,
  extra: ({ evaluation, routed }) => fromTyped(evaluation, fromValueTyped(routed.extra)),
  node_uuid: ({ routed }) => routed.node,
  created_on: ({ at }) => momentOf(at),
};

function describeResult(evaluation: Evaluation, key: string, { value, text, at, routed }: Result): Data {
  return lazyParts(parts, { evaluation, value, text, at, routed: routed ?? { ...unrouted, name: key } });
}

const textOf = (value: Value): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
