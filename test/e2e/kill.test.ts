import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPersistentPerson, type PersistentPerson } from '../support/persistent-person.ts';
import { createProgramProcess, pause, type ProgramProcess } from '../support/program-process.ts';

const people = 50;
const kills = 8;

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
    const all = Array.from({ length: people }, (_, index) =>
      createPersistentPerson(program, `orang${index}`),
    );
    const talks = Promise.all(all.map(checkIn));
    const state = { done: false };
    void talks.then(
      () => (state.done = true),
      () => (state.done = true),
    );
    let killed = 0;
    for (; killed < kills && !state.done; killed++) {
      await pause(150 + ((killed * 137) % 300));
      await program.kill('SIGKILL');
      await program.start();
    }
    await talks;
    expect(killed).toBeGreaterThan(0);
    for (const person of all) {
      const said = (await person.messages()).filter(({ from }) => from === 'bot').map(({ text }) => text);
      expect(said).toEqual([`Halo ${person.name}.`, 'Satu?', 'Dua?', 'Tiga?', 'Selesai: 3 ya baik']);
    }
    const results = await list('results');
    expect(results).toHaveLength(people * 3);
    expect(new Set(results.map(({ contact, step }) => `${contact} ${step}`)).size).toBe(people * 3);
    expect(await list('tasks')).toHaveLength(people);
    expect((await list('sessions')).map(({ status }) => status)).toEqual(Array(people).fill('completed'));
  }, 180_000);

  async function checkIn(person: PersistentPerson): Promise<void> {
    await person.say({ text: 'kabar' });
    await person.hear('Satu?');
    await person.say({ text: '3' });
    await person.hear('Dua?');
    await person.say({ choice: 1 });
    await person.hear('Tiga?');
    await person.say({ text: 'baik' });
    await person.hear('Selesai: 3 ya baik');
  }

  async function list(kind: string): Promise<Record<string, string>[]> {
    const answer = await program.api('GET', `/api/${kind}?limit=500`);
    return ((await answer.json()) as Record<string, Record<string, string>[]>)[kind] ?? [];
  }
});
