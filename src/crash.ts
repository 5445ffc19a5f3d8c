import process from 'node:process';
import { type PathPoint } from './runner/path.ts';

/** Told of points of the path; `decrypted`: a WhatsApp message is durable and nothing else has happened to it. */
export type Crash = (point: PathPoint | 'decrypted') => void;

/**
 * For tests of what survives: with `NODE_ENV=test` and `CRASH_AT=sent:7` the process kills itself, as `kill -9`
 * does, when it reaches that point for the seventh time. Everywhere else it does nothing.
 */
export function createCrash(variables: NodeJS.ProcessEnv): Crash {
  const [wanted, count] = (variables['CRASH_AT'] ?? '').split(':');
  if (variables['NODE_ENV'] !== 'test' || !wanted) {
    return () => undefined;
  }
  let left = Number(count ?? '1');
  return (point) => {
    if (point === wanted && --left === 0) {
      process.kill(process.pid, 'SIGKILL');
    }
  };
}
