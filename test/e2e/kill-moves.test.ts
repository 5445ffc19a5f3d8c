import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createProgramProcess, type ProgramProcess } from '../support/program-process.ts';

const csv = `external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method
C,Rini,coordinator,,,simulator:rini,2025-05-01,paper
R1,Wati,volunteer,Songgon,,simulator:wati,2025-05-01,paper
R2,Budi,volunteer,Songgon,,simulator:budi,2025-05-01,paper
K1,Siti Aminah,beneficiary,Songgon,R1,simulator:siti,2025-05-01,paper
K2,Ani Lestari,beneficiary,Songgon,R1,simulator:ani,2025-05-01,paper
K3,Joko Susilo,beneficiary,Songgon,R1,simulator:joko,2025-05-01,paper
`;
const folder = mkdtempSync(join(tmpdir(), 'semangat-moves-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Listed {
  readonly contacts: readonly {
    readonly id: string;
    readonly external_id: string | null;
    readonly companion: string | null;
    readonly addresses: readonly string[];
  }[];
}

async function people(program: ProgramProcess): Promise<ReadonlyMap<string, Listed['contacts'][number]>> {
  const { contacts } = (await (await program.api('GET', '/api/contacts?limit=50')).json()) as Listed;
  return new Map(contacts.map((each) => [each.external_id ?? each.id, each]));
}

/** All that the bot said to somebody, once that has been so for a while. */
async function told(program: ProgramProcess, person: string): Promise<readonly string[]> {
  const answer = await program.api('GET', `/api/simulator/${person}/messages?limit=500`);
  const { messages } = (await answer.json()) as {
    readonly messages: readonly { readonly from: string; readonly text: string }[];
  };
  return messages.filter(({ from }) => from === 'bot').map(({ text }) => text);
}

/** Nothing is under way any more. */
async function settled(program: ProgramProcess): Promise<void> {
  await program.api('POST', '/api/simulator/clock', { advance: '1s' });
}

/** What is done dies with the process at a point; the process is started again. */
async function killedIn(program: ProgramProcess, point: string, act: () => Promise<unknown>): Promise<void> {
  await program.kill('SIGKILL');
  await program.start({ CRASH_AT: point });
  act().catch(() => undefined);
  await program.ended();
  await program.start();
  await settled(program);
}

async function open(name: string): Promise<ProgramProcess> {
  const data = { DATA_DIR: join(folder, name), FLOWS_DIR: 'test/e2e/flows' };
  const program = await createProgramProcess({ ...data, QUIET_HOURS: 'off', NODE_ENV: 'test' });
  await program.start();
  await program.postText('/api/contacts/import', csv);
  return program;
}

const lines = (texts: readonly string[], part: string): readonly string[] =>
  texts.filter((text) => text.includes(part));

describe('kill -9 in the middle', () => {
  it('of a caseload that moves: every family has moved once, and each side was told once', async () => {
    const program = await open('caseload');
    const ids = await people(program);
    const [from, to] = [ids.get('R1')?.id, ids.get('R2')?.id];
    await killedIn(program, 'kept:3', () => program.api('POST', '/api/pairs/move', { from, to }));
    const now = await people(program);
    expect(['K1', 'K2', 'K3'].map((each) => now.get(each)?.companion)).toEqual([to, to, to]);
    for (const person of ['siti', 'ani', 'joko']) {
      expect([person, lines(await told(program, person), 'sekarang Budi').length]).toEqual([person, 1]);
    }
    expect(lines(await told(program, 'budi'), 'Anda mendampingi')).toHaveLength(1);
    expect(lines(await told(program, 'wati'), 'sekarang didampingi')).toHaveLength(1);
    await program.kill('SIGKILL');
  }, 60_000);

  it('of a new number that is confirmed: it is one person at the new number, told once', async () => {
    const program = await open('number');
    const write = (person: string, text: string): Promise<unknown> =>
      program.api('POST', `/api/simulator/${person}/messages`, { text });
    await write('baru', 'ganti nomor Siti Aminah');
    await settled(program);
    await killedIn(program, 'kept:3', () => write('wati', 'Benar'));
    const now = await people(program);
    expect(now.get('K1')?.addresses).toEqual(['simulator:baru']);
    expect([...now.values()].filter(({ addresses }) => addresses.includes('simulator:baru'))).toHaveLength(1);
    expect(lines(await told(program, 'baru'), 'sudah kami catat')).toHaveLength(1);
    expect(lines(await told(program, 'wati'), 'sudah kami catat')).toHaveLength(1);
    await program.kill('SIGKILL');
  }, 60_000);
});
