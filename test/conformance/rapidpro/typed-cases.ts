import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Place,
  listLocations,
  type Locations,
} from '../../../src/engine/expressions/tests/locations.ts';
import { type Typed } from '../../../src/engine/expressions/typed/typed.ts';
import { type TypedEnvironment, type TypedWorld } from '../../../src/engine/expressions/typed/typed-world.ts';

/** A case that came out otherwise, for a person to read. */
export interface Difference {
  readonly what: string;
  readonly got: string;
  readonly wanted: string;
}

/** How one file of cases came out. */
export interface Measured {
  readonly file: string;
  readonly total: number;
  readonly differences: readonly Difference[];
}

/** Measures one kind of cases in a folder; no files of that kind, no results. */
export type Measure = (folder: string) => readonly Measured[];

const NOW = '2025-05-04T12:30:45.123456789Z';
/** The cases with these environments were made at another moment. */
const OTHER_NOW = { prefixes: ['goflow_fn_', 'goflow_test_'], now: '2018-04-11T13:24:30.123456Z' };

/** A JSON file below the folder of the cases. */
export const readJsonFile = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** The files with cases in one folder below the folder of the cases, in order; none if there is no such folder. */
export function caseFiles(folder: string, kind: string): readonly string[] {
  const path = join(folder, kind);
  const names = existsSync(path) ? readdirSync(path) : [];
  return names
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => `${kind}/${name}`);
}

/** Compares the cases of one file, each of which says what it is, what it gave and what it should have given. */
export function measureFile<Case>(
  file: string,
  cases: readonly Case[],
  compare: (each: Case) => Difference,
): Measured {
  const differences = cases.map(compare).filter(({ got, wanted }) => got !== wanted);
  return { file, total: cases.length, differences };
}

/** What a case of expressions or tests says about its world. */
export interface InWorld {
  readonly env: string;
  readonly ctx?: string;
}

/** The worlds that the cases name, from `environments.json`, `contexts.json` and `locations*.json`. */
export function createWorlds(folder: string): (each: InWorld) => TypedWorld {
  const { environments } = readJsonFile(folder, 'environments.json') as {
    readonly environments: { readonly [name: string]: TypedEnvironment };
  };
  const contexts = readJsonFile(folder, 'contexts.json') as {
    readonly [name: string]: TypedWorld['context'];
  };
  const own = readLocations(folder, 'locations.json');
  const other = readLocations(folder, 'locations-goflow-test.json');
  return ({ env, ctx = '' }) => {
    const environment = environments[env];
    if (environment === undefined) {
      throw new Error(`environments.json has no ${env}`);
    }
    const elsewhere = OTHER_NOW.prefixes.some((prefix) => env.startsWith(prefix));
    return {
      environment,
      context: contexts[ctx] ?? {},
      now: elsewhere ? OTHER_NOW.now : NOW,
      chance: () => 0.5,
      locations: elsewhere ? other : own,
    };
  };
}

/** The places that a file lists; undefined if there is no such file. */
export function readLocations(folder: string, name: string): Locations | undefined {
  if (!existsSync(join(folder, name))) {
    return undefined;
  }
  const { locations } = readJsonFile(folder, name) as { readonly locations: readonly Place[] };
  return listLocations(locations);
}

/** Error texts are ours, the digits of a fraction are as they please, the order of keys means nothing. */
export function canonical(value: Typed): Typed {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (Array.isArray(value)) {
    return (value as readonly Typed[]).map(canonical);
  }
  const fields = value as { readonly [key: string]: Typed };
  if ('$error' in fields) {
    return { $error: '' };
  }
  const entries = Object.entries(fields).map(([key, each]) => {
    return [key, key === '$datetime' ? withoutZeros(each) : canonical(each)] as const;
  });
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const withoutZeros = (moment: Typed): Typed =>
  typeof moment === 'string'
    ? moment.replace(/(\.\d*?)0+(?=[Z+-])/, '$1').replace(/\.(?=[Z+-])/, '')
    : moment;
