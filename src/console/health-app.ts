import { Hono } from 'hono';
import { addHealthRoutes } from './health-routes.ts';

/** What a process without pages answers: whether it is alive and ready, and its figures. */
export function createHealthApp(options: Parameters<typeof addHealthRoutes>[1]): Hono {
  const app = new Hono();
  addHealthRoutes(app, options);
  return app;
}
