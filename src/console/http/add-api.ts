import { type Hono } from 'hono';
import { z } from 'zod';
import { type Endpoint, endpoint } from './endpoint.ts';
import { openApi } from './openapi.ts';

/** Adds the routes of the API, and the one that describes them all. */
export function addApi(app: Hono, endpoints: readonly Endpoint[]): void {
  const all: readonly Endpoint[] = [...endpoints, describing(() => openApi(all))];
  for (const { options, serve } of all) {
    app.on(options.method.toUpperCase(), options.route, serve);
  }
}

function describing(description: () => object): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/openapi.json',
    summary: 'This description.',
    answer: z.looseObject({ openapi: z.string() }),
    handle: description,
  });
}
