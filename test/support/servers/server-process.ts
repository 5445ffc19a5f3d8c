import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A server of our own, ended by its process id. */
export interface ServerProcess {
  /** Starts it, on the data that it left, and waits until it answers. */
  start(): Promise<void>;
  /** Ends it in order; does nothing when it has ended. */
  stop(): Promise<void>;
  /** Ends it as a power cut would, except that what the system has taken for the disk gets there. */
  kill(): Promise<void>;
  /** Nothing is answered any more, connections stay open. */
  pause(): void;
  resume(): void;
}

interface Parts {
  readonly command: string;
  readonly args: readonly string[];
  /** Resolves once it can be used; rejects as long as it cannot. */
  readonly answers: () => Promise<unknown>;
}

async function untilAnswer(child: ChildProcess, { command, answers }: Parts): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) {
      throw new Error(`${command} ended with ${String(child.exitCode)} instead of starting`);
    }
    try {
      await answers();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${command} did not answer within 30 s`);
}

/** A server that is not started yet. It does not outlive the process that made it. */
export function createServerProcess(parts: Parts): ServerProcess {
  let child: ChildProcess | undefined;
  const killNow = (): void => void child?.kill('SIGKILL');
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const ending = child;
    child = undefined;
    process.removeListener('exit', killNow);
    if (ending?.exitCode !== null || ending.signalCode !== null) {
      return;
    }
    const ended = once(ending, 'exit');
    ending.kill('SIGCONT');
    ending.kill(signal);
    await ended;
  };
  return {
    start: async () => {
      child = spawn(parts.command, parts.args, { stdio: 'ignore' });
      process.once('exit', killNow);
      await untilAnswer(child, parts);
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
  };
}
