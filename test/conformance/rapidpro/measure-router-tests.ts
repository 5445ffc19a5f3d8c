import { type TypedTest, testTyped } from '../../../src/engine/expressions/typed/evaluate-typed.ts';
import { type Typed } from '../../../src/engine/expressions/typed/typed.ts';
import {
  type InWorld,
  type Measure,
  canonical,
  caseFiles,
  createWorlds,
  measureFile,
  readJsonFile,
} from './typed-cases.ts';

interface TestCase extends InWorld, TypedTest {
  readonly test: string;
  readonly args: readonly Typed[];
}

/** What the tests of routers give. */
export const measureRouterTests: Measure = (folder) => {
  const files = caseFiles(folder, 'router-tests');
  if (files.length === 0) {
    return [];
  }
  const worldOf = createWorlds(folder);
  return files.map((file) =>
    measureFile(file, readJsonFile(folder, file) as readonly TestCase[], (each) => {
      return {
        what: `${each.env} ${each.test} ${JSON.stringify(each.args)}`,
        got: describe(testTyped(each.test, each.args, worldOf(each))),
        wanted: describe(each),
      };
    }),
  );
};

function describe({ matched, match = null, extra = null, error }: TypedTest): string {
  const failed = error !== undefined;
  return JSON.stringify({ matched, match: canonical(match), extra: canonical(extra), failed });
}
