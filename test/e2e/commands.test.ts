import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'semangat-commands-'));
const env = { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data'), FLOWS_DIR: 'test/e2e/flows' };

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function semangat(words: readonly string[], input = '') {
  return spawnSync(process.execPath, [resolve('dist/main.js'), ...words], {
    env,
    input,
    encoding: 'utf8',
    timeout: 20_000,
  });
}

describe('semangat run', () => {
  it('prints one line before and one for each line in, choices apart from texts', () => {
    const { stdout, status } = semangat(
      ['run', 'test/e2e/flows/cek.yaml'],
      '{"text":"tiga"}\n{"choice":9}\n{"choice":2}\n{"text":"baik"}\n{"text":"lagi"}\n',
    );
    expect(status).toBe(0);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(6);
    expect(lines[1]).toMatchObject({
      messages: [{ text: 'Dua?', choices: ['Ya', 'Tidak'] }],
      results: { satu: 3 },
    });
    expect(lines[2]).toMatchObject({ results: { satu: 3 }, status: 'waiting' });
    expect(lines[4]).toMatchObject({
      messages: [{ text: 'Selesai: 3 tidak baik', choices: [] }],
      results: { satu: 3, dua: 'tidak', tiga: 'baik' },
      tasks: [{ for: 'coordinator' }],
      status: 'completed',
    });
    expect(lines[5]).toEqual({
      ...{ messages: [], results: { satu: 3, dua: 'tidak', tiga: 'baik' } },
      ...{ tasks: [], notified: [], status: 'completed' },
    });
  });

  it('says which conversations went to a human, where one did', () => {
    const file = join(mkdtempSync(join(folder, 'human-')), 'tolong.yaml');
    writeFileSync(file, 'steps:\n  - say: Sebentar, ya.\n  - handover: { topic: Kesehatan }\n');
    expect(JSON.parse(semangat(['run', file]).stdout)).toMatchObject({
      handovers: [{ topic: 'Kesehatan' }],
      status: 'completed',
    });
  });

  it('refuses a flow that leads to one with errors, and says where they are', () => {
    const flows = mkdtempSync(join(folder, 'flows-'));
    writeFileSync(join(flows, 'satu.yaml'), 'steps:\n  - call: dua\n');
    writeFileSync(join(flows, 'dua.yaml'), 'steps:\n  - start: tiga\n');
    writeFileSync(join(flows, 'tiga.yaml'), 'steps:\n  - say: Halo\n    goto: mana\n');
    const { status, stdout, stderr } = semangat(['run', join(flows, 'satu.yaml')]);
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/tiga\.yaml:3:\d+: error/),
    });
  });

  it('takes a number without a choice as an invalid answer, whatever the number', () => {
    const { stdout, status } = semangat(
      ['run', 'test/e2e/flows/cek.yaml'],
      '{"text":"tiga"}\n{"choice":0}\n{"choice":-1}\n',
    );
    expect(status).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(JSON.parse(lines[3] ?? '')).toMatchObject({ results: { satu: 3 }, status: 'waiting' });
  });

  it('passes reminders and the timeout in one line', () => {
    const { stdout } = semangat(['run', 'test/e2e/flows/cek.yaml'], '{"after":"25h"}\n{"timeout":true}\n');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { messages: unknown[]; status: string });
    expect(lines.map(({ messages, status }) => [messages.length, status])).toEqual([
      [2, 'waiting'],
      [1, 'waiting'],
      [1, 'expired'],
    ]);
  });
});

describe('semangat evaluate', () => {
  it('answers each line in order and goes on after one that cannot be read', () => {
    const lines = [
      '{"id":1,"template":"Halo @name","context":{"name":"Siti\u2028\\u2028"}}',
      'Halo',
      '',
      '{"id":2,"test":"has_phone","args":["0812 3456 7890"],"environment":{"default_country":"ID"}}',
    ];
    const { stdout, status } = semangat(['evaluate'], lines.join('\r\n'));
    expect(status).toBe(0);
    expect(stdout).not.toContain('\u2028');
    expect(stdout.split('\n').map((line) => (line === '' ? null : (JSON.parse(line) as unknown)))).toEqual([
      { id: 1, text: 'Halo Siti\u2028\u2028', value: 'Halo Siti\u2028\u2028', errors: [] },
      { id: null, error: expect.stringContaining('JSON') },
      { id: 2, matched: true, match: '+6281234567890' },
      null,
    ]);
  });

  it('answers a line before the next one comes', async () => {
    const child = spawn(process.execPath, [resolve('dist/main.js'), 'evaluate'], { env });
    const answer = async (line: string): Promise<string> => {
      child.stdin.write(`${line}\n`);
      return String((await once(child.stdout, 'data'))[0]);
    };
    expect(await answer('{"id":1,"fn":"upper","args":["a"]}')).toBe('{"id":1,"result":"A"}\n');
    expect(await answer('{"id":2,"fn":"upper","args":["b"]}')).toBe('{"id":2,"result":"B"}\n');
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 30_000);

  it('takes no words', () => {
    expect(semangat(['evaluate', 'x.json'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('semangat chat', () => {
  it('talks in the terminal without anything else running', async () => {
    const child = spawn(process.execPath, [resolve('dist/main.js'), 'chat'], {
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    const until = async (text: string): Promise<void> => {
      while (!said.includes(text)) {
        await new Promise((done) => child.stdout.once('data', done));
      }
    };
    await until('Tulis pesan');
    child.stdin.write('kabar\n');
    await until('Satu?');
    child.stdin.write('2\n');
    await until('1. Ya');
    child.stdin.end();
    const code = await new Promise((done) => child.once('exit', done));
    expect(code).toBe(0);
  }, 30_000);
});

describe('--help', () => {
  it('says how a command is called and does nothing, whatever command it is', () => {
    for (const command of ['start', 'backup', 'restore', 'chat', 'demo', 'run', 'flows', 'doctor']) {
      for (const word of ['--help', '-h']) {
        const { status, stdout, stderr } = semangat([command, word]);
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'u'));
      }
    }
    expect(existsSync('--help')).toBe(false);
  });
});

describe('semangat flows', () => {
  it('checks with exit 1 only for errors, and tests transcripts', () => {
    const file = join(folder, 'sapa.yaml');
    writeFileSync(file, 'triggers:\n  - keyword: sapa\nsteps:\n  - say: "Halo @contact.name"\n');
    writeFileSync(
      join(folder, 'sapa.test.yaml'),
      'tests:\n  - it: menyapa\n    contact: { name: Siti }\n    talk:\n      - them: sapa\n      - bot: ["Halo Siti"]\n    status: completed\n',
    );
    expect(semangat(['flows', 'check', file])).toMatchObject({ status: 0, stdout: '' });
    expect(semangat(['flows', 'test', file])).toMatchObject({ status: 0, stdout: '1 passed, 0 failed\n' });
    writeFileSync(file, 'steps:\n  - say: "Hai @contact.name"\n    goto: mana\n');
    const broken = semangat(['flows', 'check', file]);
    expect(broken.status).toBe(1);
    expect(broken.stdout).toMatch(/sapa\.yaml:3:\d+: error: /);
  });
});

describe('a command whose reader has read enough', () => {
  it.each([
    { words: ['doctor'], what: 'ends quietly' },
    { words: ['flows', 'graph'], what: 'ends quietly' },
    { words: ['run', 'test/e2e/flows/cek.yaml'], what: 'ends quietly' },
    { words: ['backup', join(folder, 'kept.db')], what: 'does its work to the end' },
  ])('$what: $words', async ({ words }) => {
    // There is a store from then on.
    expect(semangat(['chat']).status).toBe(0);
    const child = spawn(process.execPath, [resolve('dist/main.js'), ...words], { env });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout.destroy();
    child.stdin.end('{"text":"tiga"}\n'.repeat(5));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(existsSync(join(folder, 'kept.db'))).toBe(words[0] === 'backup');
  });
});
