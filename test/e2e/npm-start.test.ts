import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { testToken } from '../support/program-process.ts';
import { until } from '../support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'semangat-npm-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it('stops the companion in order when npm is told to stop, and leaves nothing behind that runs', async () => {
    const env = { ...process.env, DATA_DIR: folder, PORT: '0', ADMIN_TOKEN: testToken, LOG_LEVEL: 'info' };
    const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    npm.stdout.setEncoding('utf8').on('data', (text) => (said += String(text)));
    npm.stderr.setEncoding('utf8').on('data', (text) => (said += String(text)));
    await until(() => said.includes('the companion runs'));
    const { pid } = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as { pid: number };
    npm.kill('SIGTERM');
    try {
      await until(() => said.includes('stopped; nothing is lost'));
    } finally {
      endLeftOver(pid);
    }
    expect(said).toContain('"signal":"SIGTERM"');
  });
});

/** Nothing goes on running after a test that failed. */
function endLeftOver(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended, as it should.
  }
}
