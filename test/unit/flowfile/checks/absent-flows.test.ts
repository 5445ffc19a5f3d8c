import { expect, it } from '@jest/globals';
import { findAbsentFlows } from '../../../../src/flowfile/checks/find-absent-flows.ts';
import { readSettings } from '../../../../src/flowfile/settings/settings.ts';

it('has visits reported on in a flow that is there', () => {
  const file = 'programme.yaml';
  const rules = [
    '{ title: Satu, every: month, report: halo }',
    '{ title: Dua, every: month, report: hilang }',
  ];
  const text = `visits:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`;
  const { settings } = readSettings({ file, text });
  expect(findAbsentFlows(settings, { file, text, flows: new Set(['halo']) })).toEqual([
    {
      ...{ file, line: 3, column: 33, level: 'error' },
      text: 'the visits "Dua" are reported on in a flow "hilang" that is not there; write it, or leave out "report"',
    },
  ]);
});
