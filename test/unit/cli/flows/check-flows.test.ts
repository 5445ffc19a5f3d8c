import { afterAll, expect, it, jest } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkFlows } from '../../../../src/cli/flows/check-flows.ts';
import { type CliParts } from '../../../../src/cli/parts.ts';
import { loadFolder } from '../../../../src/flowfile/load-folder.ts';

const packaged = join(import.meta.dirname, '../../../../locales');
const home = mkdtempSync(join(tmpdir(), 'semangat-check-'));

afterAll(() => {
  rmSync(home, { recursive: true });
});

it('judges the translations of the files that it is asked about, and of no others', async () => {
  const files = {
    'flows/satu.yaml': 'steps:\n  - say: Halo\n',
    'flows/dua.yaml': 'steps:\n  - say: Halo\n',
    'locales/jv/satu.yaml': 'Halo: Sugeng @contact.nama\nPagi: Énjing\n',
    'locales/jv/dua.yaml': 'Halo: Sugeng @(1 +)\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
  const [flows, locales] = [join(home, 'flows'), join(home, 'locales')];
  const read = loadFolder({ flows, locales, media: join(flows, 'media'), packaged });
  const parts = { flowsDir: flows, localesDir: locales, readFolder: () => read } as Partial<CliParts>;
  const said: string[] = [];
  const keep = (text: string | Uint8Array): boolean => said.push(String(text).replaceAll(`${home}/`, '')) > 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(keep);
  jest.spyOn(process.stderr, 'write').mockImplementation(keep);
  const exit = await checkFlows([join(flows, 'satu.yaml')], parts as CliParts);
  jest.restoreAllMocks();
  expect({ exit, said: said.join('').trim().split('\n') }).toEqual({
    exit: 1,
    said: [
      'flows/satu.yaml:1:1: warning: no transcript test; write one in satu.test.yaml',
      'locales/jv/satu.yaml:1:15: error: contact has no "nama"; did you mean "name"?',
      'locales/jv/satu.yaml:2:1: hint: nothing in the flow says "Pagi"; this is not used',
      '1 error(s), 1 warning(s), 1 hint(s)',
    ],
  });
});
