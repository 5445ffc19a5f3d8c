import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkIn, createPeople, findTrouble, listAll } from '../support/check-in.ts';
import { killWhile } from '../support/kill-while.ts';
import { createProgramProcess, type ProgramProcess } from '../support/program-process.ts';

describe('a process that is killed while 50 people answer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-kill-'));
  let program: ProgramProcess;

  beforeAll(async () => {
    program = await createProgramProcess({
      DATA_DIR: join(folder, 'data'),
      FLOWS_DIR: 'test/e2e/flows',
      QUIET_HOURS: 'off',
    });
    await program.start();
  }, 60_000);

  afterAll(async () => {
    await program.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves nobody stuck, answers nobody twice and keeps every answer once', async () => {
    const people = createPeople(50, [program]);
    const talks = Promise.all(people.map(checkIn));
    const after = (killed: number): number => 150 + ((killed * 137) % 300);
    expect(await killWhile(talks, { most: 8, victim: () => program, after })).toBeGreaterThan(0);
    expect(await findTrouble(program, people)).toEqual([]);
    const results = await listAll(program, 'results');
    expect(new Set(results.map(({ contact, step }) => `${String(contact)} ${String(step)}`)).size).toBe(
      results.length,
    );
    const sessions = await listAll(program, 'sessions');
    expect(sessions.map(({ status }) => status)).toEqual(people.map(() => 'completed'));
  }, 180_000);
});
