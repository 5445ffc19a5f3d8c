import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgramProcess, type ProgramProcess, testToken } from './program-process.ts';

/** A message as the simulator shows it. */
export interface Said {
  readonly from: 'bot' | 'person';
  readonly text: string;
  readonly at: string;
}

/** A task as the API lists it. */
export interface ListedRow {
  readonly id: string;
  readonly contact: string;
  readonly [name: string]: unknown;
}

/** The real program with people who were imported, on a clock that is moved. */
export interface SmallProgramme {
  readonly program: ProgramProcess;
  /** Asks the API; throws where it refuses. */
  readonly ask: (method: string, path: string, body?: object) => Promise<unknown>;
  /** Somebody writes, or several things in turn; what the bot said to them since. */
  readonly say: (person: string, ...texts: readonly string[]) => Promise<readonly string[]>;
  /** All that the bot ever said to somebody. */
  readonly told: (person: string) => Promise<readonly Said[]>;
  readonly rows: (kind: 'tasks' | 'tickets' | 'incidents') => Promise<readonly ListedRow[]>;
  /** The id of who was imported with this number. */
  readonly idOf: (externalId: string) => string;
  /** What the clock shows. */
  readonly now: () => Promise<number>;
  /** Moves the clock; what is due on the way has been done when it resolves. */
  readonly pass: (time: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Setting {
  readonly csv: string;
  /** Flows beside those that come with the program. */
  readonly flows: Readonly<Record<string, string>>;
  /** Settings of the environment beside the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Weeks pass here, and what comes by itself each Monday would come in between; it has tests of its own. */
function withoutMondays(file: string): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, lines.filter((line) => !line.includes('every:')).join('\n'));
}

/** Starts it on a Monday to come, at ten in the morning in Jakarta. */
export async function createSmallProgramme({ csv, flows, env = {} }: Setting): Promise<SmallProgramme> {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-programme-'));
  cpSync('flows', join(folder, 'flows'), { recursive: true });
  withoutMondays(join(folder, 'flows', 'semangat-mingguan.yaml'));
  for (const [name, text] of Object.entries(flows)) {
    writeFileSync(join(folder, 'flows', name), text);
  }
  const program = await createProgramProcess({
    DATA_DIR: join(folder, 'data'),
    FLOWS_DIR: join(folder, 'flows'),
    ...env,
  });
  await program.start();
  const ask = asker(program);
  const people = new Map<string, string>();
  const told = async (person: string): Promise<readonly Said[]> => {
    const path = `/api/simulator/${person}/messages?limit=500`;
    const { messages } = (await ask('GET', path)) as { readonly messages: readonly Said[] };
    return messages.filter(({ from }) => from === 'bot');
  };
  const pass = async (time: string): Promise<void> => {
    await ask('POST', '/api/simulator/clock', { advance: time });
  };
  await pass(`${secondsToMonday(Date.now())}s`);
  const report = (await importCsv(program, csv)) as { readonly lines: readonly Imported[] };
  report.lines.forEach(({ external_id: number, contact }) => people.set(number, contact));
  return {
    program,
    ask,
    told,
    pass,
    now: async () => {
      const { now } = (await ask('POST', '/api/simulator/clock', { advance: '1s' })) as { now: string };
      return Date.parse(now);
    },
    say: async (person, ...texts) => {
      const before = (await told(person)).length;
      for (const text of texts) {
        await ask('POST', `/api/simulator/${person}/messages`, { text });
        await pass('1s');
      }
      return (await told(person)).slice(before).map(({ text }) => text);
    },
    rows: async (kind) => {
      const answer = (await ask('GET', `/api/${kind}?limit=500`)) as Record<string, readonly ListedRow[]>;
      return answer[kind] ?? [];
    },
    idOf: (externalId) => people.get(externalId) ?? 'nobody',
    stop: async () => {
      await program.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Imported {
  readonly external_id: string;
  readonly contact: string;
}

function asker(program: ProgramProcess) {
  return async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await program.api(method, path, body);
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    }
    return text === '' ? undefined : JSON.parse(text);
  };
}

async function importCsv(program: ProgramProcess, csv: string): Promise<unknown> {
  const answer = await fetch(`${program.url}/api/contacts/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${testToken}`, 'content-type': 'text/csv' },
    body: csv,
  });
  return answer.json();
}

const day = 86_400;

/** Ten in the morning in Jakarta is three at Greenwich; day 4 of the epoch was a Monday. */
function secondsToMonday(now: number): number {
  const seconds = Math.ceil(now / 1000);
  const wanted = 4 * day + 3 * 3600;
  return 7 * day - ((seconds - wanted) % (7 * day));
}
