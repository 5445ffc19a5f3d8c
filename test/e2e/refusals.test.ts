import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProgramProcess, testToken } from '../support/program-process.ts';
import { createTelegramServer } from '../telegram-server/telegram-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'semangat-refusals-'));
let busy: Server;
/** What must be ended whatever becomes of the tests. */
const endings: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  busy = createServer();
  await new Promise<void>((done) => busy.listen(0, '127.0.0.1', done));
});

afterAll(async () => {
  await Promise.all(endings.map((end) => end()));
  busy.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the program until it ends by itself. */
function semangat(words: readonly string[], variables: Record<string, string> = {}, cwd = '.') {
  const env = {
    PATH: process.env['PATH'],
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    FLOWS_DIR: 'test/e2e/flows',
    ADMIN_TOKEN: testToken,
    ...variables,
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/main.js'), ...words], {
    env,
    cwd,
    timeout: 20_000,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the program refuses, in words that say what to do', () => {
  it('a configuration, with all its faults at once', () => {
    const { status, stderr } = semangat(['start'], {
      PORT: 'tiga',
      TIMEZONE: 'Asia/Banyuwangi',
      ADMIN_TOKEN: 'short',
      REDIS_URL: 'redis://x',
      TELEGRAM_BOT_TOKEN: 'nope',
    });
    expect(status).toBe(1);
    for (const name of ['PORT', 'TIMEZONE', 'ADMIN_TOKEN', 'MONGODB_URI', 'TELEGRAM_BOT_TOKEN']) {
      expect(stderr).toContain(`- ${name}: `);
    }
  });

  it('a DATA_DIR that cannot be made', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'below'), '/proc/nowhere/data']) {
      const { status, stderr } = semangat(['start'], { DATA_DIR: place });
      expect(status).toBe(1);
      expect(stderr).toContain(`The folder ${place} cannot be made; set DATA_DIR`);
      expect(stderr).not.toContain('    at ');
    }
  });

  it('a DATA_DIR in which it cannot leave how it is reached', () => {
    const place = join(folder, 'unreachable');
    mkdirSync(join(place, 'running.json'), { recursive: true });
    const { status, stderr } = semangat(['start'], { DATA_DIR: place });
    expect(status).toBe(2);
    expect(stderr).toContain(`Nothing can be written in ${place}. Let this user write there`);
  });

  it('a DATA_DIR on a full disk', () => {
    const place = join(folder, 'full');
    mkdirSync(place);
    symlinkSync('/dev/full', join(place, 'running.json'));
    const { status, stderr } = semangat(['start'], { DATA_DIR: place });
    expect(status).toBe(2);
    expect(stderr).toContain(`Nothing can be written in ${place}. Its disk is full: make room`);
  });

  it('a place where nothing can be written, by its name', () => {
    const flows = join(folder, 'closed');
    mkdirSync(flows);
    writeFileSync(join(flows, 'imported'), '');
    const absent = join(folder, 'absent', 'flows.json');
    const given = join(folder, 'given.json');
    expect(semangat(['export', 'flows', '--to', given]).status).toBe(0);
    for (const [place, words, variables] of [
      [absent, ['export', 'flows', '--to', absent], {}],
      [join(flows, 'imported'), ['import', given], { FLOWS_DIR: flows }],
    ] as const) {
      const { status, stderr } = semangat(words, variables);
      expect(status).toBe(1);
      expect(stderr).toContain(`${place} cannot be read or written (`);
      expect(stderr).not.toContain('    at ');
    }
  });

  it.each([['backup', join(folder, 'copy-of-nothing.db')], ['export']])(
    'a %s of what was never there, as where DATA_DIR was forgotten',
    (...words) => {
      const place = join(folder, 'forgotten');
      const { status, stdout, stderr } = semangat(words, { DATA_DIR: place });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(`there is no store in ${place}; set DATA_DIR`);
      expect(existsSync(place)).toBe(false);
    },
  );

  it('an .env that is no file', () => {
    const place = join(folder, 'odd');
    mkdirSync(join(place, '.env'), { recursive: true });
    const { status, stderr } = semangat(['help'], {}, place);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^\.env cannot be read; .*\n$/);
  });

  it('an .env in the encoding of another editor, lest its settings be passed over; a mark before it is none', () => {
    const place = join(folder, 'windows');
    mkdirSync(place);
    const words = 'TIMEZONE=Mars\nLOG_LEVEL=info\n';
    writeFileSync(join(place, '.env'), `\uFEFF${words}`, 'utf16le');
    expect(semangat(['help'], {}, place).stderr).toMatch(/^\.env is no plain text; .*UTF-8\n$/);
    writeFileSync(join(place, '.env'), `\uFEFF${words}`);
    expect(semangat(['doctor'], {}, place).stderr).toContain('TIMEZONE: must be');
  });

  it('broken flow files, each fault with file, line and column, and starts nothing', () => {
    const flows = join(folder, 'broken');
    mkdirSync(flows);
    writeFileSync(join(flows, 'a.yaml'), 'steps:\n  - say: "Halo"\n    goto: nowhere\n  - ask: "Apa?"\n');
    writeFileSync(join(flows, 'b.yaml'), 'steps:\n  - shout: "Halo"\n');
    const { status, stderr } = semangat(['start'], { FLOWS_DIR: flows, DATA_DIR: join(folder, 'never') });
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/a\.yaml:3:\d+: error: /);
    expect(stderr).toMatch(/a\.yaml:4:\d+: error: /);
    expect(stderr).toMatch(/b\.yaml:2:\d+: error: /);
    expect(() => readFileSync(join(folder, 'never', 'semangat.db'))).toThrow();
  });

  it('a port that is taken', () => {
    const { port } = busy.address() as AddressInfo;
    const { status, stderr } = semangat(['start'], { PORT: String(port) });
    expect(status).not.toBe(0);
    expect(stderr).toContain(`Port ${port}`);
    expect(stderr).not.toContain('    at ');
  });

  it('a store that is damaged, and leaves it as it was', () => {
    const data = join(folder, 'damaged');
    mkdirSync(data);
    writeFileSync(join(data, 'semangat.db'), 'this is no database, whatever its name is'.repeat(100));
    const { status, stderr } = semangat(['start'], { DATA_DIR: data });
    expect(status).toBe(1);
    expect(stderr).toContain('semangat.db');
    expect(readFileSync(join(data, 'semangat.db'), 'utf8')).toContain('this is no database');
  });

  it('a second process on the same data, while the first goes on', async () => {
    const data = join(folder, 'shared');
    const first = await createProgramProcess({ DATA_DIR: data, FLOWS_DIR: 'test/e2e/flows' });
    endings.push(() => first.kill('SIGKILL'));
    await first.start();
    const { status, stderr } = semangat(['start'], { DATA_DIR: data });
    expect(status).toBe(1);
    expect(stderr).toMatch(/in use|another process/i);
    expect((await first.api('GET', '/readyz')).status).toBe(200);
    expect(await first.kill('SIGTERM')).toBe(0);
  }, 60_000);

  it('a bot token that Telegram does not know', async () => {
    const telegram = createTelegramServer();
    const root = await telegram.start();
    endings.push(() => telegram.stop());
    const program = await createProgramProcess({
      DATA_DIR: join(folder, 'token'),
      FLOWS_DIR: 'test/e2e/flows',
      TELEGRAM_BOT_TOKEN: '1:wrong-token',
      TELEGRAM_API_ROOT: root,
    });
    await expect(program.start()).rejects.toThrow(/token/i);
    expect(program.stderr()).not.toContain('wrong-token');
  }, 60_000);

  it('words and options that a command does not know, with how it is called', () => {
    const started = semangat(['start', '--port', '4000']);
    expect(started).toMatchObject({ status: 2, stderr: expect.stringContaining('such as PORT=4000') });
    for (const words of [
      ['chat', '--foo'],
      ['demo', '--foo'],
      ['backup', '--foo'],
      ['demo', 'one', 'two'],
      ['restore', 'one.db', 'two.db'],
      ['run', 'one.yaml', 'two.yaml'],
      ['move-to-mongodb', 'now'],
      ['flows', 'drafts', 'on', 'off'],
      ['flows', 'log', 'posyandu'],
      ['flows', 'schema', 'posyandu'],
    ]) {
      const { status, stderr } = semangat(words);
      expect({ words, status }).toEqual({ words, status: 2 });
      expect(stderr).toContain(words[0]);
      expect(stderr).not.toContain('    at ');
    }
    expect(semangat(['run', 'flows/nowhere.yaml']).stderr).toBe('there is no file flows/nowhere.yaml\n');
  }, 120_000);

  it('a command that there is not', () => {
    const { status, stderr } = semangat(['terbang']);
    expect(status).toBe(2);
    expect(stderr).toContain('terbang');
  });
});
