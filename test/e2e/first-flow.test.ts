import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'semangat-first-flow-'));
cpSync('flows', join(folder, 'flows'), { recursive: true });
cpSync('locales', join(folder, 'locales'), { recursive: true });

/** The blocks of a page in one language of code, in their order. */
function blocksOf(page: string, language: string): readonly string[] {
  return readFileSync(page, 'utf8')
    .split(`\n\`\`\`${language}\n`)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('\n```')));
}

/** What follows the command in the console block that shows it. */
function shown(page: string, command: string): readonly string[] {
  const block = blocksOf(page, 'console').find((each) => each.split('\n', 1)[0]?.includes(command));
  return block?.split('\n').slice(1) ?? [];
}

function semangat(words: readonly string[], input = ''): readonly string[] {
  const { stdout, stderr } = spawnSync(process.execPath, [resolve('dist/main.js'), ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
    input,
    encoding: 'utf8',
    timeout: 30_000,
  });
  return `${stdout}${stderr}`.trim().split('\n');
}

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the flow that README writes in ten minutes', () => {
  const [flow = '', tests = ''] = blocksOf('README.md', 'yaml');
  const file = join(folder, 'flows', 'posyandu.yaml');

  it('has the mistake that README shows, at the place that it shows', () => {
    writeFileSync(file, flow);
    const expected = shown('README.md', 'flows check');
    expect(expected).toHaveLength(3);

    expect(semangat(['flows', 'check'])).toEqual(expected);
  });

  it('answers, once mended, as README shows, and passes its tests', () => {
    writeFileSync(file, flow.replace('goto: obstacles', 'goto: obstacle'));
    writeFileSync(file.replace('.yaml', '.test.yaml'), tests);
    const answers = semangat(['run', 'flows/posyandu.yaml'], '{"choice":1}\n{"text":"dua"}\n');
    const expected = shown('README.md', '{"choice":1}');
    expect(expected).toHaveLength(3);

    expect(answers).toHaveLength(3);
    for (const [place, line] of expected.entries()) {
      for (const part of line.split(',…,')) {
        expect(answers[place]).toContain(part);
      }
    }
    expect(semangat(['flows', 'test', 'flows/posyandu.yaml'])).toEqual(shown('README.md', 'flows test'));
  });

  it('has the gaps in its tests that the page of flows shows', () => {
    const expected = shown('docs/flows.md', 'flows coverage');
    expect(expected.length).toBeGreaterThan(3);

    expect(semangat(['flows', 'coverage', 'flows/posyandu.yaml'])).toEqual(expected);
  });
});
