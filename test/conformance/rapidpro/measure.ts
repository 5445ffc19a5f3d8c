import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measureExpressions } from './measure-expressions.ts';
import { measureRouterCases } from './measure-router-cases.ts';
import { measureRouterTests } from './measure-router-tests.ts';
import { measureSessions } from './measure-sessions.ts';
import { type Measure, type Measured } from './typed-cases.ts';

const kinds: readonly Measure[] = [
  measureExpressions,
  measureRouterTests,
  measureRouterCases,
  measureSessions,
];

const OWN = new URL('own', import.meta.url).pathname;
const FIRST = 20;

/**
 * Measures how much agrees with what the engine of RapidPro gave, one line a file: `npm run conformance` for the
 * cases that we keep, `npm run conformance -- <folder>` for others in the same layout; `--failures` prints the first
 * differences of each file.
 */
function measure(words: readonly string[]): void {
  const given = words.find((word) => !word.startsWith('--')) ?? OWN;
  const inner = join(given, 'goflow');
  const folder = existsSync(inner) ? inner : given;
  const files = kinds.flatMap((kind) => kind(folder));
  for (const file of files) {
    print(file, words.includes('--failures'));
  }
  const total = files.reduce((sum, file) => sum + file.total, 0);
  const failed = files.reduce((sum, file) => sum + file.differences.length, 0);
  process.stdout.write(`all: ${total - failed} of ${total}\n`);
  process.exitCode = total === 0 || failed > 0 ? 1 : 0;
}

function print({ file, total, differences }: Measured, failures: boolean): void {
  for (const { what, got, wanted } of failures ? differences.slice(0, FIRST) : []) {
    process.stdout.write(`${what}\n  got    ${got}\n  wanted ${wanted}\n`);
  }
  process.stdout.write(`${file}: ${total - differences.length} of ${total}\n`);
}

measure(process.argv.slice(2));
