import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { flowSchema } from '../../../../src/flowfile/flow/flow-schema.ts';
import { readFlow } from '../../../../src/flowfile/flow/read-flow.ts';
import { matchesSchema } from '../../../support/matches-schema.ts';

const yamlIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !/\.test\.yaml$|^(programme|calendar)\.yaml$/.test(name))
    .map((name) => join(folder, name));

const isSound = (text: string): boolean =>
  readFlow({ file: 'x.yaml', text }).faults.every(({ level }) => level === 'warning');

/** Whether an editor with the schema would leave a file unmarked; what is no YAML is marked. */
function passes(text: string): boolean {
  try {
    return matchesSchema(flowSchema, parse(text, { version: '1.2' }));
  } catch (fault) {
    if (fault instanceof Error && fault.name.startsWith('YAML')) {
      return false;
    }
    throw fault;
  }
}

/** Planted faults that lie in the form of a file, not in what its words mean. */
const inForm = ['unknown-keys', 'wrong-types', 'no-steps', 'no-steps-key', 'not-a-mapping', 'tabs'].map(
  (name) => `test/unit/flowfile/planted/${name}.yaml`,
);

describe('the schema of flow files', () => {
  it.each([...yamlIn('flows'), ...yamlIn('test/e2e/flows')])('marks nothing in %s', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(isSound(text)).toBe(true);
    expect(passes(text)).toBe(true);
  });

  it('marks nothing in whatever planted file the check accepts by itself', () => {
    const accepted = yamlIn('test/unit/flowfile/planted').filter((file) =>
      isSound(readFileSync(file, 'utf8')),
    );
    expect(accepted.length).toBeGreaterThan(0);
    expect(accepted.filter((file) => !passes(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each(inForm)('marks what is wrong in the form: %s', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(isSound(text)).toBe(false);
    expect(passes(text)).toBe(false);
  });
});
