import { type MiddlewareHandler } from 'hono';

/** The simulator's own routes go by the time as it is now without being told. */
const simulator = '/api/simulator/';

/**
 * Lets a request go by the time that another process has moved the programme's clock on to just now: a date that is
 * changed, or an announcement for a time, would else be planned as of before. With the store away it goes on as it is.
 */
export function keepTime(catchUp: () => Promise<void>): MiddlewareHandler {
  return async ({ req: { method, path } }, next) => {
    const isRead = method === 'GET' && !path.startsWith('/api/');
    if (!isRead && !path.startsWith(simulator)) {
      await catchUp().catch(() => undefined);
    }
    await next();
  };
}
