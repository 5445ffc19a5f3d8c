import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type CliParts } from '../../../../src/cli/parts.ts';
import { recordTalk } from '../../../../src/cli/flows/record-talk.ts';
import { testFlows } from '../../../../src/cli/flows/test-flows.ts';
import { readFolder, toScript } from '../../../../src/assembly/script.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const newFolder = useTemporaryFolders();

let written: ReturnType<typeof jest.spyOn>;

beforeEach(() => {
  written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
});

function partsOf(flowsDir: string): CliParts {
  const read = (folder = flowsDir) =>
    readFolder({ flowsDir: folder, localesDir: join(flowsDir, 'none'), language: 'id' });
  const script: CliParts['script'] = (folder) => toScript(folder, { quietHours: true });
  const usual = { flowsDir, language: 'id', timezone: 'Asia/Jakarta' };
  return { ...usual, readFolder: read, script } as unknown as CliParts;
}

const flow = `triggers: [{ keyword: posyandu }]
steps:
  - ask: Bisa datang?
    id: coming
    choices: [{ value: 1, label: Bisa }, { value: 2, label: Tidak }]
    remind: [{ after: 3h, say: Kami tunggu. }]
    timeout: { after: 1d }
  - { ask: Ceritakan, id: story, timeout: { after: 1d } }
  - task: { for: companion, title: 'Kabari @contact.name' }
`;

describe('a talk that is recorded', () => {
  it('passes at once as a test, and fails when the flow says something else', async () => {
    const folder = newFolder();
    const [path, tests] = [join(folder, 'posyandu.yaml'), join(folder, 'posyandu.test.yaml')];
    writeFileSync(path, flow);
    const parts = partsOf(folder);
    const talk = 'posyandu\n+3h\nBisa\n/voice\n';
    expect(await recordTalk(['posyandu'], parts, Readable.from([talk]))).toBe(0);
    expect(readFileSync(tests, 'utf8')).toContain(
      '      - after: 3h\n      - bot: Kami tunggu.\n      - choose: Bisa\n',
    );
    appendFileSync(tests, '  # kept\n');
    await recordTalk([path], parts, Readable.from(['posyandu\n+1d\n']));
    expect(readFileSync(tests, 'utf8')).toContain('# kept');
    expect(testFlows([], parts)).toBe(0);
    expect(written).toHaveBeenLastCalledWith('2 passed, 0 failed\n');
    writeFileSync(path, flow.replace('Kami tunggu', 'Halo'));
    expect(testFlows([], parts)).toBe(1);
  });

  it('is that of the person who is named, in their role and language', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'posyandu.yaml'), flow);
    const parts = partsOf(folder);
    const person = ['--role', 'volunteer', '--language', 'jv', '--name', 'Wati'];
    await recordTalk(['posyandu', ...person], parts, Readable.from(['posyandu\nBisa\nLancar\n']));
    const test = readFileSync(join(folder, 'posyandu.test.yaml'), 'utf8');
    expect(test).toMatch(/role: volunteer\W+language: jv\W+name: Wati/u);
    expect(test).toContain('Kabari Wati');
    expect(testFlows([], parts)).toBe(0);
    const wrong = recordTalk(['posyandu', '--role', 'kader'], parts, Readable.from(['posyandu\n']));
    await expect(wrong).rejects.toThrow('must be beneficiary, volunteer or coordinator');
  });
});
