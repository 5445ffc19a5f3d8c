import { Hono } from 'hono';
import { type PathHealth } from '../../runner/companion.ts';
import { createMetrics } from './metrics.ts';

/** What a process without pages answers: whether it is alive and ready, and its figures. */
export function createHealthApp(options: Parameters<typeof createMetrics>[0]): Hono {
  const app = new Hono();
  addHealthRoutes(app, options);
  return app;
}

/** Adds the routes that watchers ask without a token: alive, ready, figures. */
export function addHealthRoutes(app: Hono, options: Parameters<typeof createMetrics>[0]): void {
  const { companion } = options;
  const metrics = createMetrics(options);
  app.get('/healthz', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', async (c) => {
    const answers = await companion.answers();
    const health = companion.health();
    const ready = health.ready && answers;
    const storeTrouble = health.storeTrouble ?? (answers ? null : 'unavailable');
    const reasons = ready ? [] : reasonsOf({ ...health, storeTrouble });
    return c.json({ ready, reasons }, ready ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    c.header('Content-Type', metrics.contentType);
    return c.body(await metrics.read());
  });
}

/** Without paths and names of servers, since anybody may ask; the log has them. */
const troubles = {
  full: 'The disk under the store is full: nothing is lost and nothing new can be kept. Free some space; all goes on by itself.',
  unavailable: 'The store cannot be reached or written at the moment; the log says which and what to check.',
} as const;

function reasonsOf({ channels, storeTrouble }: PathHealth): readonly string[] {
  if (storeTrouble !== null) {
    return [troubles[storeTrouble]];
  }
  const late = channels
    .filter(({ state }) => state === 'starting' || state === 'failed')
    .map(({ name, state, words }) => [`${name}: ${state}`, words].filter(Boolean).join('. '));
  return late.length > 0 ? late : ['The store is not open yet, or the timer does not run.'];
}
