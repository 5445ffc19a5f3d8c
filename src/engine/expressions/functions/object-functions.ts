import { type Args, type ManyArgs, type Builtins, builtin, variadic } from '../builtin.ts';
import { toFunction, toObject } from '../convert.ts';
import { type Data, createArray, createNamedObject, createObject } from '../data.ts';
import { type Evaluation } from '../evaluation.ts';
import { Failure } from '../failure.ts';
import { findProperty } from '../look-up.ts';
import { readJson } from '../read-json.ts';
import { sortedEntries, toText } from '../to-text.ts';
import { writeJson } from '../write-json.ts';
import { refuseErrors } from './array-functions.ts';

function makeObject(evaluation: Evaluation, args: ManyArgs<0>): Data {
  refuseErrors(args);
  if (args.length % 2 !== 0) {
    throw new Failure('requires an even number of arguments');
  }
  const keys = args.filter((_arg, index) => index % 2 === 0);
  return createNamedObject(
    keys.map((key, index) => [toText(evaluation, key), args[index * 2 + 1] ?? null] as const),
  );
}

function extractProperty(evaluation: Evaluation, [object, name]: Args<2>): Data {
  return findProperty(toObject(object), toText(evaluation, name)) ?? null;
}

function extractProperties(evaluation: Evaluation, [object, ...names]: ManyArgs<1>): Data {
  const from = toObject(object);
  const keys = names.map((name) => toText(evaluation, name));
  return createNamedObject(keys.map((key) => [key, findProperty(from, key) ?? null] as const));
}

function mapValues(_evaluation: Evaluation, [object, change, ...more]: ManyArgs<2>): Data {
  const { properties } = toObject(object);
  const { call } = toFunction(change);
  const entries = sortedEntries(properties).map(([key, value]) => {
    const result = call([value, ...more]);
    refuseErrors([result]);
    return [key, result] as const;
  });
  return createObject(entries);
}

/** Functions on objects, and those that turn them into JSON and back. */
export const objectFunctions: Builtins = {
  object: variadic(0, makeObject),
  keys: builtin(1, 1, (_evaluation, [object]) =>
    createArray(sortedEntries(toObject(object).properties).map(([key]) => key)),
  ),
  extract: builtin(2, 2, extractProperty),
  extract_object: variadic(2, extractProperties),
  foreach_value: variadic(2, mapValues),
  json: builtin(1, 1, (evaluation, [value]) => writeJson(evaluation, value)),
  parse_json: builtin(1, 1, (evaluation, [text]) => {
    const written = toText(evaluation, text);
    return written === '' ? null : readJson(evaluation, written);
  }),
};
