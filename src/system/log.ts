import pino from 'pino';
import { type Log } from '../domain/log.ts';

/**
 * Writes JSON lines on stderr at once, so that the last words before a crash are there. `onLine` is told of each line
 * before it is written.
 */
export function createLog(level: string, onLine = (): void => undefined): Log {
  const logger = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return (severity, what, about = {}) => {
    if (logger.isLevelEnabled(severity)) {
      onLine();
    }
    logger[severity](about, what);
  };
}
