import pino from 'pino';
import { type Log } from './domain/log.ts';

/** Writes JSON lines on stderr at once, so that the last words before a crash are there. */
export function createLog(level: string): Log {
  const logger = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return (severity, what, about = {}) => {
    logger[severity](about, what);
  };
}
