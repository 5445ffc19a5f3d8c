import { type Context } from 'hono';
import { type z } from 'zod';
import { digest } from '../../domain/text/digest.ts';
import { ApiError } from './api-error.ts';
import { nothing } from './common-schema.ts';
import { createOnce } from './once.ts';
import { parsePart } from './parse-part.ts';
import { readBody } from './read-body.ts';

/** A request that was read and checked. */
export interface Asked<Path, Query, Body> {
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  /** The sender's name for this write, so that sending it twice does it once; null without one. */
  readonly idempotencyKey: string | null;
}

/** The methods that the API knows. */
export type Method = 'get' | 'post' | 'patch' | 'delete';

/** One route of the API: its schemas describe it, check it and type it. */
export interface EndpointOptions<Path, Query, Body> {
  readonly method: Method;
  /** In hono's form: `/api/contacts/:id`. */
  readonly route: string;
  readonly summary: string;
  /** Without it the route names nothing, and without a query it takes none. */
  readonly path?: z.ZodType<Path>;
  readonly query?: z.ZodType<Query>;
  /** Without it the request has no body. */
  readonly body?: z.ZodType<Body>;
  /** How the body is written: one JSON object, unless it is a table (also as a form's file). */
  readonly form?: 'json' | 'csv';
  /** 200 unless it is another. */
  readonly status?: 200 | 201 | 202 | 204;
  /** What is answered; null: nothing. */
  readonly answer: z.ZodType | null;
  /** Beside 400, 401 and 503, which every route may answer. */
  readonly errors?: readonly (404 | 409)[];
  readonly handle: (asked: Asked<Path, Query, Body>) => unknown;
}

/** A route of the API whose types have done their work. */
export interface Endpoint {
  readonly options: Required<Omit<EndpointOptions<unknown, unknown, unknown>, 'body' | 'handle'>> & {
    /** Null: the request has none. */
    readonly body: z.ZodType | null;
  };
  readonly serve: (c: Context) => Promise<Response>;
}

/**
 * Makes a route out of its schemas and what it does.
 *
 * @example endpoint({ method: 'get', route: '/api/clock', summary: 'What the clock shows.', answer, handle: () => now() });
 */
export function endpoint<Path = object, Query = object, Body = undefined>({
  handle,
  ...about
}: EndpointOptions<Path, Query, Body>): Endpoint {
  const options = {
    path: nothing,
    query: nothing,
    body: null,
    form: 'json',
    status: 200,
    errors: [],
    ...about,
  } as const;
  const { method, body, form, status } = options;
  const once = createOnce();
  return {
    options,
    serve: async (c) => {
      const asked = {
        path: parsePart<unknown>(options.path, 'path', c.req.param()) as Path,
        query: parsePart<unknown>(options.query, 'query', c.req.query()) as Query,
        body: (body === null ? undefined : parsePart(body, 'body', await readBody(c, form))) as Body,
        idempotencyKey: readKey(c),
      };
      const work = (): unknown => handle(asked);
      const key = method === 'get' ? null : asked.idempotencyKey;
      const answer =
        key === null
          ? await work()
          : await once(
              JSON.stringify([c.req.path, key, asked.query]),
              digest(JSON.stringify(asked.body ?? null)),
              work,
            );
      return status === 204 ? c.body(null, 204) : c.json(answer as object, status);
    },
  };
}

function readKey(c: Context): string | null {
  const key = c.req.header('idempotency-key');
  if (key === undefined) {
    return null;
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    const words = 'Use 1 to 200 visible ASCII characters, for example a UUID.';
    throw new ApiError('bad_request', words, 'header.Idempotency-Key');
  }
  return key;
}
