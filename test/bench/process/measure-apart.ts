import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sample } from '../sample.ts';
import { type Task } from '../task.ts';

type Undone<Each> = Each extends unknown ? Omit<Each, 'folder'> : never;

/** A task without its folder, which is made here. */
export type TaskApart = Undone<Task>;

const program = fileURLToPath(new URL(`own-process${extname(import.meta.url)}`, import.meta.url));

/** Measures in a process of its own, so that nobody pays for another's memory and CPU. Rejects when it fails. */
export async function measureApart(task: TaskApart): Promise<Sample> {
  const folder = await mkdtemp(join(tmpdir(), 'semangat-bench-'));
  const execArgv = [...process.execArgv, ...(process.env['BENCH_NODE_OPTIONS']?.split(' ') ?? [])];
  const child = fork(program, [JSON.stringify({ ...task, folder })], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv,
    // A turn that is never answered would otherwise be waited for without end.
    timeout: 15 * 60_000,
  });
  try {
    let sample: Sample | undefined;
    child.once('message', (message) => {
      sample = message as Sample;
    });
    await once(child, 'exit');
    if (!sample) {
      throw new Error(`nothing was measured of ${JSON.stringify(task)}`);
    }
    return sample;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
