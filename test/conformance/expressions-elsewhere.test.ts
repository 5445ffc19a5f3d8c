import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type TypedWorld } from '../../src/engine/expressions/typed/typed-world.ts';
import { type ExpressionCase, findDifferences } from './expression-bench.ts';

/**
 * Cases that are not ours to keep here: a folder with `environments.json`, `contexts.json` and `expressions/*.json`
 * in CONFORMANCE_DIR. What differs is written to stderr with CONFORMANCE_REPORT=on.
 */
const folder = process.env['CONFORMANCE_DIR'] ?? '';
const report = process.env['CONFORMANCE_REPORT'] === 'on';
const files = existsSync(join(folder, 'expressions')) ? readdirSync(join(folder, 'expressions')) : [];
/** What of them must agree; the rest needs functions that the language does not have yet. */
const SHARE = 0.7;

const readJson = (...path: readonly string[]): unknown =>
  JSON.parse(readFileSync(join(folder, ...path), 'utf8'));

function createWorlds(): (each: ExpressionCase) => TypedWorld {
  const { environments } = readJson('environments.json') as {
    environments: { readonly [name: string]: TypedWorld['environment'] };
  };
  const contexts = readJson('contexts.json') as { readonly [name: string]: TypedWorld['context'] };
  return ({ env, ctx = '' }) => {
    const environment = environments[env];
    if (environment === undefined) {
      throw new Error(`environments.json has no ${env}`);
    }
    const now = env.startsWith('goflow_') ? '2018-04-11T13:24:30.123456Z' : '2025-05-04T12:30:45.123456789Z';
    return { environment, context: contexts[ctx] ?? {}, now, chance: () => 0.5 };
  };
}

function measure(file: string): number {
  const cases = readJson('expressions', file) as readonly ExpressionCase[];
  const differences = findDifferences(cases, createWorlds());
  if (report) {
    const lines = differences.map(
      ({ what, got, wanted }) => `${what}\n  got    ${got}\n  wanted ${wanted}\n`,
    );
    const agreeing = cases.length - differences.length;
    process.stderr.write(`${lines.join('')}${file}: ${agreeing} of ${cases.length} agree\n`);
  }
  return 1 - differences.length / cases.length;
}

describe('the expression language, by cases from elsewhere', () => {
  it('looks for them only where it is told to', () => {
    expect(files.length === 0 || folder !== '').toBe(true);
  });

  for (const file of files.filter((each) => each.endsWith('.json'))) {
    it(`agrees with ${file}`, () => {
      expect(measure(file)).toBeGreaterThan(SHARE);
    });
  }
});
