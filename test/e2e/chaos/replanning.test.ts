import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ask } from '../../support/crowd/crowd.ts';
import { createProgramProcess } from '../../support/program-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'semangat-replanning-'));
const flows = join(folder, 'flows');
/** Two pages of those who are looked at together; one crash comes after the first, the other in the second. */
const size = 300;

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The flow that comes so many days after money was paid, at nine. */
function publish(offset: string): void {
  const text = `triggers:\n  - after: { date: paid_on, offset: ${offset}, at: '09:00' }\nsteps:\n  - say: Sudah terima?\n`;
  writeFileSync(join(flows, 'kabar.yaml'), text);
}

const dayAfter = (days: number): string =>
  new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10);

describe('a process that is killed while it plans a campaign anew', () => {
  it('has planned each once afterwards, and it comes at its hour of the day that counts now', async () => {
    mkdirSync(flows);
    publish('40d');
    const program = await createProgramProcess({
      ...{ DATA_DIR: join(folder, 'data'), FLOWS_DIR: flows, NODE_ENV: 'test', SIMULATOR: 'on' },
    });
    try {
      await program.start();
      const paidOn = dayAfter(0);
      const people = Array.from(
        { length: size },
        (_, place) => `o${place},Orang${place},simulator:o${place},2026-01-01,paper,${paidOn}`,
      );
      const head = 'external_id,name,addresses,opted_in_at,opted_in_method,fields.paid_on';
      await ask(program, 'contacts/import', [head, ...people].join('\n'));
      await program.kill('SIGTERM');
      publish('5d');
      for (const crash of ['kept:20', 'taken:20']) {
        await program.start({ CRASH_AT: crash }).catch(() => undefined);
        await program.ended();
      }
      await program.start();
      const passed = await program.api('POST', '/api/simulator/clock', { advance: '7d' });
      expect(passed.ok).toBe(true);
      const listed = await program.api('GET', '/api/campaigns');
      const nine = `${dayAfter(5)}T02:00`;
      expect(await listed.json()).toMatchObject({
        campaigns: [{ planned: 0, runs: [{ due: `${nine}:00.000Z`, states: { sent: size } }] }],
      });
      for (const person of ['o0', 'o150', `o${size - 1}`]) {
        const answer = await program.api('GET', `/api/simulator/${person}/messages`);
        const { messages } = (await answer.json()) as { messages: { at: string; text: string }[] };
        const came = messages.map(({ at, text }) => `${at.slice(0, 16)} ${text}`);
        expect(came).toEqual([`${nine} Sudah terima?`]);
      }
    } finally {
      await program.kill('SIGKILL');
    }
  }, 120_000);
});
