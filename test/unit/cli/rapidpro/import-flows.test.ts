import { afterAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFlows } from '../../../../src/cli/rapidpro/import-flows.ts';
import { type CliParts } from '../../../../src/cli/parts.ts';
import { loadFolder } from '../../../../src/flowfile/load-folder.ts';

const packaged = join(import.meta.dirname, '../../../../locales');
const home = mkdtempSync(join(tmpdir(), 'semangat-import-'));

afterAll(() => {
  rmSync(home, { recursive: true });
});

const flow = (name: string, digit: number) => ({
  ...{ uuid: `00000000-0000-4000-8000-00000000000${digit}`, name, spec_version: '13.1.0', language: 'ind' },
  ...{ type: 'messaging', localization: {}, nodes: [] },
});

it('says which keywords never reach a flow, and what keeps the next start from running', () => {
  const flows = [flow('Satu', 1), flow('Dua', 2)];
  const triggers = [['stop', 'halo'], ['halo']].map((keywords, place) => {
    const { uuid = '', name = '' } = flows[place] ?? {};
    return { trigger_type: 'K', keywords, flow: { uuid, name }, groups: [] };
  });
  const file = join(home, 'export.json');
  writeFileSync(file, JSON.stringify({ version: '13', flows, triggers }));
  const where = { flows: home, locales: join(home, 'locales'), media: join(home, 'media'), packaged };
  const readFolder = () => loadFolder(where);
  const parts = {
    flowsDir: home,
    localesDir: where.locales,
    language: 'id',
    readFolder,
  } as Partial<CliParts>;
  const said: string[] = [];
  const keep = (text: string | Uint8Array): boolean => said.push(String(text).trimEnd()) > 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(keep);
  importFlows([file], parts as CliParts);
  jest.restoreAllMocks();
  expect(said.slice(1)).toEqual([
    'exact: 2',
    'Satu: the keyword "stop" is a built-in word and never reaches this flow',
    'the next start is refused until these are mended:',
    expect.stringMatching(
      /^ {2}imported\/\w+\.json:1:1: error: the keyword "halo" belongs to the flow in imported\//u,
    ),
  ]);
});
