import { type Result, type Routed } from '../../../domain/session.ts';
import { type Value } from '../../../domain/value.ts';
import { type Typed } from '../../expressions/typed/typed.ts';
import { fromValueTyped } from '../typed-json.ts';
import { momentOf } from './moment-of.ts';

/** `@results`, and those of `@child` and `@parent`. */
export function describeResults(results: { readonly [key: string]: Result }): Typed {
  const all = Object.entries(results);
  const lines = all.map(([key, { routed, value }]) => `${routed?.name ?? key}: ${textOf(value)}`);
  return {
    __default__: lines.sort().join('\n'),
    ...Object.fromEntries(all.map(([key, result]) => [key, describeResult(key, result)])),
  };
}

const unrouted: Omit<Routed, 'name'> = { category: '', localised: '', extra: null, node: '' };

function describeResult(key: string, { value, text, at, routed }: Result): Typed {
  const { name, category, localised, extra, node } = routed ?? { ...unrouted, name: key };
  return {
    __default__: textOf(value),
    name,
    value: textOf(value),
    category,
    category_localized: localised === '' ? category : localised,
    input: text,
    extra: fromValueTyped(extra),
    node_uuid: node,
    created_on: momentOf(at),
  };
}

const textOf = (value: Value): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
