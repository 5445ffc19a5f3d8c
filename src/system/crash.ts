import { openSync, writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { type PathPoint } from '../runner/path.ts';

/** Told of points of the path; `decrypted`: a WhatsApp message is durable and nothing else has happened to it. */
export type Crash = (point: PathPoint | 'decrypted') => void;

/**
 * With `NODE_ENV=test` and `PATH_LOG=<file>` each point is appended there with the milliseconds of this machine, so
 * that what was sent when can be judged by the clock of who sent it, however busy the machine is.
 */
function createPathLog({ NODE_ENV, PATH_LOG }: NodeJS.ProcessEnv): Crash {
  if (NODE_ENV !== 'test' || !PATH_LOG) {
    return () => undefined;
  }
  const file = openSync(PATH_LOG, 'a');
  return (point) => {
    writeSync(file, `${point} ${(performance.timeOrigin + performance.now()).toFixed(1)}\n`);
  };
}

/**
 * For tests of what survives: with `NODE_ENV=test` and `CRASH_AT=sent:7` the process kills itself, as `kill -9`
 * does, when it reaches that point for the seventh time. Everywhere else it does nothing.
 */
export function createCrash(variables: NodeJS.ProcessEnv): Crash {
  const log = createPathLog(variables);
  const [wanted, count] = (variables['CRASH_AT'] ?? '').split(':');
  if (variables['NODE_ENV'] !== 'test' || !wanted) {
    return log;
  }
  let left = Number(count ?? '1');
  return (point) => {
    log(point);
    if (point === wanted && --left === 0) {
      process.kill(process.pid, 'SIGKILL');
    }
  };
}
