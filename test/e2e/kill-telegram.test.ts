import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProgramProcess, pause, type ProgramProcess } from '../support/program-process.ts';
import { createTelegramServer } from '../telegram-server/telegram-server.ts';

const people = Array.from({ length: 20 }, (_, index) => 1000 + index);

describe('a process that is killed while people answer on Telegram', () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-telegram-'));
  const server = createTelegramServer();
  let program: ProgramProcess;

  beforeAll(async () => {
    program = await createProgramProcess({
      DATA_DIR: join(folder, 'data'),
      FLOWS_DIR: 'test/e2e/flows',
      QUIET_HOURS: 'off',
      TELEGRAM_BOT_TOKEN: server.token,
      TELEGRAM_API_ROOT: await server.start(),
    });
    await program.start();
  }, 60_000);

  afterAll(async () => {
    await program.kill('SIGKILL');
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes every answer once and repeats at most what was unanswered at a kill', async () => {
    people.forEach((person) => {
      server.people.introduce(person, { first_name: `Orang${person}` });
    });
    const talks = Promise.all(people.map(checkIn));
    const state = { done: false };
    void talks.then(
      () => (state.done = true),
      () => (state.done = true),
    );
    let killed = 0;
    for (; killed < 6 && !state.done; killed++) {
      await pause(400);
      await program.kill('SIGKILL');
      await program.start();
    }
    await talks;
    const results = await list('results');
    expect(results).toHaveLength(people.length * 3);
    let repeats = 0;
    for (const person of people) {
      const texts = server.sentTo(person).map(({ text }) => text);
      expect([...new Set(texts)]).toEqual([
        `Halo Orang${person}.`,
        'Satu?',
        'Dua?',
        'Tiga?',
        'Selesai: 3 ya baik',
      ]);
      repeats += texts.length - 5;
    }
    // One send a chat may be under way at a kill.
    expect(repeats).toBeLessThanOrEqual(killed * people.length);
  }, 180_000);

  async function checkIn(person: number): Promise<void> {
    server.people.say(person, 'kabar');
    await heard(person, 'Satu?');
    server.people.say(person, '3');
    const question = await heard(person, 'Dua?');
    server.people.tap(person, question, 'Ya');
    await heard(person, 'Tiga?');
    server.people.say(person, 'baik');
    await heard(person, 'Selesai: 3 ya baik');
  }

  async function heard(person: number, text: string): Promise<number> {
    for (let tries = 0; tries < 1500; tries++) {
      const found = server.sentTo(person).find((each) => each.text === text);
      if (found) {
        return found.id;
      }
      await pause(30);
    }
    throw new Error(`${person} never heard "${text}"`);
  }

  async function list(kind: string): Promise<Record<string, string>[]> {
    const answer = await program.api('GET', `/api/${kind}?limit=500`);
    return ((await answer.json()) as Record<string, Record<string, string>[]>)[kind] ?? [];
  }
});
