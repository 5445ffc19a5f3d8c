import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type TypedWorld } from '../../src/engine/expressions/typed/typed-world.ts';
import { type ExpressionCase, findDifferences } from './expression-bench.ts';

interface WorldFile {
  readonly now: string;
  readonly environments: { readonly [name: string]: TypedWorld['environment'] };
  readonly context: TypedWorld['context'];
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const { now, environments, context } = JSON.parse(read('expression-world.json')) as WorldFile;
const casesOf = (name: string): readonly ExpressionCase[] =>
  read(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ExpressionCase);

function worldOf({ env }: ExpressionCase): TypedWorld {
  const environment = environments[env];
  if (environment === undefined) {
    throw new Error(`expression-world.json has no environment ${env}`);
  }
  return { environment, context, now, chance: () => 0.5 };
}

describe('the expression language', () => {
  it('gives what RapidPro gives', () => {
    expect(findDifferences(casesOf('expression-cases.jsonl'), worldOf)).toEqual([]);
  });

  it('tests what people write as routers of RapidPro do', () => {
    expect(findDifferences(casesOf('router-test-cases.jsonl'), worldOf)).toEqual([]);
  });
});
