import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatFault } from '../../../src/flowfile/yaml/fault.ts';
import { readFlow } from '../../../src/flowfile/flow/read-flow.ts';

const folder = join(import.meta.dirname, 'planted');

/** Each file ends with the faults planted in it: `#! line:column level what the text holds`. */
function planted(text: string): readonly string[] {
  return Array.from(text.matchAll(/^#! (.*)$/gmu), ([, fault = '']) => fault);
}

function found(file: string, text: string): readonly string[] {
  const { faults } = readFlow(
    { file, text },
    { flows: new Set(['other']), hasMedia: (name) => name === 'there.ogg' },
  );
  return faults.map((fault) =>
    formatFault(fault)
      .replace(`${file}:`, '')
      .replace(/: (error|warning):/u, ' $1'),
  );
}

const byPlace = (left: string, right: string): number => {
  const [line = 0, column = 0] = left.split(/[: ]/u).map(Number);
  const [otherLine = 0, otherColumn = 0] = right.split(/[: ]/u).map(Number);
  return line - otherLine || column - otherColumn;
};

describe('a flow file with planted faults', () => {
  it.each(readdirSync(folder))('%s shows each one at its place', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const expected = [...planted(text)].sort(byPlace);
    const faults = [...found(name, text)].sort(byPlace);
    const shortened = faults.map((fault, index) => {
      const [place = '', level = '', ...words] = (expected[index] ?? '').split(' ');
      const same = fault.startsWith(`${place} ${level} `) && fault.includes(words.join(' '));
      return same ? expected[index] : fault;
    });
    expect(shortened).toEqual(expected);
  });
});
