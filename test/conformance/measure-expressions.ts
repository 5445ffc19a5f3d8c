import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TypedWorld } from '../../src/engine/expressions/typed/typed-world.ts';
import { type ExpressionCase, findDifferences } from './expression-bench.ts';

/**
 * Measures how much of somebody else's cases for expressions agrees, one line a file, where they are not ours to
 * keep here: `npx tsx test/conformance/measure-expressions.ts <folder> [--differences]`. The folder has
 * `environments.json`, `contexts.json` and `expressions/*.json`.
 */
function measure(folder: string, showDifferences: boolean): void {
  const read = (...path: readonly string[]): unknown =>
    JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
  const worldOf = createWorlds(read);
  for (const file of readdirSync(join(folder, 'expressions')).filter((each) => each.endsWith('.json'))) {
    const cases = read('expressions', file) as readonly ExpressionCase[];
    const differences = findDifferences(cases, worldOf);
    for (const { what, got, wanted } of showDifferences ? differences : []) {
      process.stdout.write(`${what}\n  got    ${got}\n  wanted ${wanted}\n`);
    }
    process.stdout.write(`${file}: ${cases.length - differences.length} of ${cases.length} agree\n`);
  }
}

function createWorlds(read: (name: string) => unknown): (each: ExpressionCase) => TypedWorld {
  const { environments } = read('environments.json') as {
    environments: { readonly [name: string]: TypedWorld['environment'] };
  };
  const contexts = read('contexts.json') as { readonly [name: string]: TypedWorld['context'] };
  return ({ env, ctx = '' }) => {
    const environment = environments[env];
    if (environment === undefined) {
      throw new Error(`environments.json has no ${env}`);
    }
    const now = env.startsWith('goflow_') ? '2018-04-11T13:24:30.123456Z' : '2025-05-04T12:30:45.123456789Z';
    return { environment, context: contexts[ctx] ?? {}, now, chance: () => 0.5 };
  };
}

const [folder, option] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Say in which folder the cases are, as the first word behind the script.\n');
  process.exitCode = 2;
} else {
  measure(folder, option === '--differences');
}
