import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { useTemporaryFolders } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const newFolder = useTemporaryFolders();

function flows(folder: string, ...words: readonly string[]) {
  const env = { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data'), FLOWS_DIR: folder };
  return spawnSync(process.execPath, [resolve('dist/main.js'), 'flows', ...words], { env, encoding: 'utf8' });
}

describe('semangat flows', () => {
  it('writes a flow with its tests, draws it, and says what its tests do not show', () => {
    const folder = newFolder();
    const [flow, tests] = [join(folder, 'kabar.yaml'), join(folder, 'kabar.test.yaml')];
    expect(flows(folder, 'new', 'kabar')).toMatchObject({ status: 0, stdout: `${flow}\n${tests}\n` });
    expect(flows(folder, 'test', flow).stdout).toMatch('4 passed, 0 failed\n');
    const drawn = flows(folder, 'graph', flow);
    expect(drawn).toMatchObject({ status: 0, stdout: expect.stringMatching(/^flowchart TD\n/) });
    expect(drawn.stdout).toContain('subgraph f0["Kabar (kabar)"]');
    writeFileSync(tests, 'tests:\n  - { it: x, talk: [{ them: kabar }] }\n');
    const { status, stdout } = flows(folder, 'coverage', flow);
    expect(status).toBe(0);
    expect(stdout).toContain(`${flow}:10: no test chooses "Baik" in mood\n`);
    expect(stdout).toContain(`${flow}: 1 of 4 steps, 0 of 6 ways\n`);
  });

  it('says of no file that it is well which is not read as a flow', () => {
    const folder = newFolder();
    const file = join(folder, 'kabar.yml');
    writeFileSync(file, 'steps:\n  - nonsense: true\n');
    const text = 'the names of flow files end in .yaml';
    expect(flows(folder, 'check', file)).toMatchObject({
      status: 2,
      stderr: `${file} is no flow file; ${text}\n`,
    });
    const all = flows(folder, 'check');
    expect(all.status).toBe(0);
    expect(all.stderr).toContain(`${file}:1:1: hint: this file is not read; ${text}\n`);
  });

  it('draws nothing with errors in it, and says where they are', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'rusak.yaml'), 'steps:\n  - say: Halo\n    goto: mana\n');
    const { status, stderr } = flows(folder, 'graph');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/rusak\.yaml:3:\d+: error/),
    });
  });
});
