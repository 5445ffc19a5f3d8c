import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { freePort } from './servers/free-port.ts';

/** The token that test processes take. */
export const testToken = 'token-for-tests-only';

/** The built program as a process of its own, that can be killed and started again on the same data. */
export interface ProgramProcess {
  readonly url: string;
  /** Starts it, with further variables for this once, and waits until it is ready. */
  start(more?: Record<string, string>): Promise<void>;
  /** Resolves when it has ended, by itself or killed. */
  ended(): Promise<void>;
  /** Sends a signal that does not end it: SIGSTOP, SIGCONT. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<number | null>;
  /** What it wrote on stderr since the first start. */
  stderr(): string;
  stdout(): string;
  api(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Response>;
  /** Posts a table. */
  postText(path: string, text: string): Promise<Response>;
}

/**
 * A process on a free port, with these variables beside the usual ones; `command` is one of those that keep running.
 * In a `terminal`, of 120 columns and 60 rows, all that it writes is on stdout.
 */
export async function createProgramProcess(
  variables: Record<string, string>,
  command: 'start' | 'web' | 'worker' = 'start',
  where: 'pipes' | 'terminal' = 'pipes',
): Promise<ProgramProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const said = { stderr: '', stdout: '' };
  let child: ChildProcess | undefined;

  let ended: Promise<unknown> = Promise.resolve();

  const begin = async (more: Record<string, string> = {}): Promise<void> => {
    const env = {
      PATH: process.env['PATH'],
      PORT: String(port),
      ADMIN_TOKEN: testToken,
      LOG_LEVEL: 'warn',
      ...variables,
      ...more,
    };
    const program = [process.execPath, resolve('dist/main.js'), command];
    const [file = '', ...args] = where === 'pipes' ? program : inTerminal(program);
    child = spawn(file, args, { env, stdio: [where === 'pipes' ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
    child.stderr?.setEncoding('utf8').on('data', (text) => (said.stderr += String(text)));
    child.stdout?.setEncoding('utf8').on('data', (text) => (said.stdout += String(text)));
    const over = new Promise<'ended'>((done) =>
      child?.once('exit', () => {
        done('ended');
      }),
    );
    ended = over;
    await untilReady(url, over, () => said.stderr);
  };

  return {
    url,
    start: begin,
    ended: async () => {
      await ended;
    },
    signal: (signal) => {
      child?.kill(signal);
    },
    kill: (signal) =>
      new Promise((done) => {
        if (child?.exitCode !== null || child.signalCode !== null) {
          done(child?.exitCode ?? null);
          return;
        }
        child.once('exit', (code) => {
          done(code);
        });
        child.kill(signal);
      }),
    stderr: () => said.stderr,
    stdout: () => said.stdout,
    api: (method, path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${testToken}`, 'content-type': 'application/json', ...headers },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    postText: (path, text) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${testToken}`, 'content-type': 'text/csv' },
        body: text,
      }),
  };
}

/** `script` of util-linux gives a program a terminal of its own, and passes on what it writes there. */
function inTerminal(program: readonly string[]): readonly string[] {
  const quoted = program.map((each) => `'${each}'`).join(' ');
  return ['script', '-qefc', `stty rows 60 cols 120; exec ${quoted}`, '/dev/null'];
}

async function untilReady(url: string, ended: Promise<'ended'>, said: () => string): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    const ready = await Promise.race([
      ended,
      fetch(`${url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      ),
    ]);
    if (ready === 'ended') {
      throw new Error(`the program ended instead of getting ready: ${said()}`);
    }
    if (ready) {
      return;
    }
    await pause(25);
  }
  throw new Error('the program did not get ready within 30 s');
}

/** Lets real time pass, for polling another process. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
