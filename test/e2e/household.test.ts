import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProgramProcess, pause, type ProgramProcess } from '../support/program-process.ts';

interface Said {
  readonly from: string;
  readonly text: string;
}

describe('two people on one phone, with the process killed after every step', () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-household-'));
  const ids: string[] = [];
  let program: ProgramProcess;

  beforeAll(async () => {
    program = await createProgramProcess({
      DATA_DIR: join(folder, 'data'),
      FLOWS_DIR: 'test/e2e/flows',
      QUIET_HOURS: 'off',
    });
    await program.start();
    for (const [index, name] of ['Siti', 'Budi'].entries()) {
      const made = await program.api('POST', '/api/contacts', {
        external_id: `K${index}`,
        name,
        addresses: ['simulator:rumah'],
        opted_in_at: '2025-01-01',
        opted_in_method: 'paper',
      });
      ids.push(((await made.json()) as { readonly id: string }).id);
    }
  }, 60_000);

  afterAll(async () => {
    await program.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  async function killed(): Promise<void> {
    await program.kill('SIGKILL');
    await program.start();
  }

  async function start(contact: string | undefined): Promise<void> {
    await program.api('POST', '/api/flows/cek/start', { contacts: [contact] });
    await killed();
  }

  async function say(text: string): Promise<void> {
    await program.api('POST', '/api/simulator/rumah/messages', { text });
    await killed();
  }

  async function told(): Promise<readonly string[]> {
    const answer = await program.api('GET', '/api/simulator/rumah/messages?limit=500');
    const { messages } = (await answer.json()) as { readonly messages: readonly Said[] };
    return messages.filter(({ from }) => from === 'bot').map(({ text }) => text);
  }

  async function untilTold(text: string): Promise<void> {
    for (let tries = 0; tries < 400 && (await told()).at(-1) !== text; tries++) {
      await pause(25);
    }
    expect((await told()).at(-1)).toBe(text);
  }

  it('asks one after the other, sends nothing twice and keeps each answer with whose it is', async () => {
    const [siti, budi] = ids;
    await start(siti);
    await untilTold('Untuk Siti: Satu?');
    await start(budi);
    for (const [answer, next] of [
      ['1', 'Untuk Siti: Dua?'],
      ['ya', 'Untuk Siti: Tiga?'],
      ['bukan saya', 'Untuk Budi: Satu?'],
      ['2', 'Untuk Budi: Dua?'],
      ['bukan saya', 'Untuk Siti: Tiga?'],
      ['baik', 'Selesai: 1 ya baik'],
    ] as const) {
      await say(answer);
      await untilTold(next);
    }
    const once = (await told()).filter((text) => text !== 'Untuk Siti: Tiga?');
    expect(once).toEqual([...new Set(once)]);
    const answer = await program.api('GET', '/api/results?limit=500');
    const { results } = (await answer.json()) as {
      readonly results: readonly { readonly contact: string; readonly step: string; readonly text: string }[];
    };
    expect(results.map(({ contact, text }) => [contact === siti ? 'siti' : 'budi', text])).toEqual([
      ['siti', '1'],
      ['siti', 'ya'],
      ['budi', '2'],
      ['siti', 'baik'],
    ]);
  }, 180_000);
});
