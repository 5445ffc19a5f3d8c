import { expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { loadFolder } from '../../../src/flowfile/load-folder.ts';

const packaged = join(import.meta.dirname, '../../../locales');

it('blames no flow for names that a calendar or programme with faults may have', () => {
  const flows = mkdtempSync(join(tmpdir(), 'semangat-rules-'));
  const every = "every: { cron: '0 8 * * MON', not_on: holidays, purpose: research }";
  writeFileSync(join(flows, 'halo.yaml'), `triggers:\n  - ${every}\nsteps:\n  - say: Halo\n`);
  writeFileSync(join(flows, 'halo.test.yaml'), 'tests: [{ it: x, talk: [{ them: halo }] }]\n');
  writeFileSync(join(flows, 'calendar.yaml'), 'holidays:\n  - { on: 2026-02-30 }\n');
  writeFileSync(join(flows, 'programme.yaml'), 'purposes:\n  research: { titel: Penelitian }\n');
  const where = { flows, locales: packaged, media: join(flows, 'media'), packaged };
  const errors = loadFolder(where).faults.filter(({ level }) => level === 'error');
  rmSync(flows, { recursive: true });
  const blamed = new Set(errors.map(({ file }) => basename(file)));
  expect([...blamed].sort()).toEqual(['calendar.yaml', 'programme.yaml']);
});
