import { type Result, type Routed } from '../../../domain/session.ts';
import { type Value } from '../../../domain/value.ts';
import { type Data } from '../../expressions/data.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { createLazyObject, lazyParts } from '../../expressions/lazy-object.ts';
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

function describeResult(evaluation: Evaluation, key: string, { value, text, at, routed }: Result): Data {
  const { name, category, localised, extra, node } = routed ?? { ...unrouted, name: key };
  return lazyParts({
    __default__: () => textOf(value),
    name: () => name,
    value: () => textOf(value),
    category: () => category,
    category_localized: () => (localised === '' ? category : localised),
    input: () => text,
    extra: () => fromTyped(evaluation, fromValueTyped(extra)),
    node_uuid: () => node,
    created_on: () => momentOf(at),
  });
}

const textOf = (value: Value): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
