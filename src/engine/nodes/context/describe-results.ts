import { type Result } from '../../../domain/session.ts';
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

function describeResult(key: string, { value, text, at, routed }: Result): Typed {
  return {
    __default__: textOf(value),
    name: routed?.name ?? key,
    value: textOf(value),
    category: routed?.category ?? '',
    category_localized: routed?.localised === '' ? routed.category : (routed?.localised ?? ''),
    input: text,
    extra: fromValueTyped(routed?.extra ?? null),
    node_uuid: routed?.node ?? '',
    created_on: momentOf(at),
  };
}

const textOf = (value: Value): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
