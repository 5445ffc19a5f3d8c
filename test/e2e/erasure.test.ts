import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPersistentPerson } from '../support/persistent-person.ts';
import { createProgramProcess, type ProgramProcess, testToken } from '../support/program-process.ts';

const secret = 'rahasia-yang-panjang-sekali';

describe('erasing a person', () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-erasure-'));
  const data = join(folder, 'data');
  const backup = join(folder, 'backup.db');
  const variables = { DATA_DIR: data, FLOWS_DIR: 'test/e2e/flows', QUIET_HOURS: 'off', LOG_LEVEL: 'trace' };
  let program: ProgramProcess;

  beforeAll(async () => {
    program = await createProgramProcess(variables);
    await program.start();
  }, 60_000);

  afterAll(async () => {
    await program.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves nothing in any file or log, and a restored backup does not bring them back', async () => {
    const siti = createPersistentPerson(program, 'sitiaminah');
    const budi = createPersistentPerson(program, 'budi');
    for (const person of [siti, budi]) {
      await person.say({ text: 'kabar' });
      await person.hear('Satu?');
      await person.say({ text: '3' });
      await person.hear('Dua?');
      await person.say({ choice: 1 });
      await person.hear('Tiga?');
    }
    await siti.say({ text: secret });
    await siti.hear(`Selesai: 3 ya ${secret}`);
    expect(contains(data, secret)).toBe(true);
    semangat('backup', backup);

    const contact = await contactOf('sitiaminah');
    const erased = await program.api('DELETE', `/api/contacts/${contact}`);
    expect(erased.status).toBe(204);
    expect(await siti.messages()).toEqual([]);
    expect((await program.api('DELETE', `/api/contacts/${contact}`)).status).toBe(404);
    for (const trace of [secret, 'sitiaminah']) {
      expect(contains(data, trace)).toBe(false);
      expect(program.stderr() + program.stdout()).not.toContain(trace);
    }

    await program.kill('SIGTERM');
    semangat('restore', backup);
    await program.start();
    expect(await siti.messages()).toEqual([]);
    expect((await budi.messages()).length).toBeGreaterThan(0);
    for (const trace of [secret, 'sitiaminah']) {
      expect(contains(data, trace)).toBe(false);
    }
    await siti.say({ text: 'kabar' });
    await siti.hear('Satu?');
  }, 60_000);

  async function contactOf(person: string): Promise<string> {
    const answer = await program.api('GET', `/api/contacts?address=simulator:${person}`);
    return ((await answer.json()) as { contacts: { id: string }[] }).contacts[0]?.id ?? '';
  }

  function semangat(...words: string[]): void {
    const env = { PATH: process.env['PATH'], ADMIN_TOKEN: testToken, ...variables };
    execFileSync(process.execPath, [resolve('dist/main.js'), ...words], { env });
  }
});

/** Whether any file below a folder holds the bytes of a text. */
function contains(folder: string, text: string): boolean {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .some((path) => readFileSync(path).includes(text));
}
