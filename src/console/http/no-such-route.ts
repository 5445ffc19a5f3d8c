import { type Context, type Hono } from 'hono';
import { ApiError } from './api-error.ts';
import { answerError } from './error-answer.ts';

/** Answers what no route took: 405 where another method would do, 404 otherwise. */
export function noSuchRoute(app: Hono): (c: Context) => Response {
  return (c) => {
    const allowed = methodsOf(app, c.req.path);
    if (allowed.length === 0) {
      const words = 'There is nothing at this address. GET /api/openapi.json lists the API.';
      return answerError(c, new ApiError('not_found', words, 'path'));
    }
    c.header('Allow', allowed.join(', '));
    const words = `${c.req.method} is not possible here, only ${allowed.join(', ')}.`;
    return answerError(c, new ApiError('method_not_allowed', words, 'method'));
  };
}

function methodsOf(app: Hono, path: string): readonly string[] {
  const methods = app.routes
    .filter((route) => route.method !== 'ALL' && patternOf(route.path).test(path))
    .map((route) => route.method);
  return [...new Set(methods)];
}

function patternOf(route: string): RegExp {
  const parts = route.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : escape(part)));
  return new RegExp(`^${parts.join('/')}$`);
}

function escape(part: string): string {
  return part.replaceAll(/[^\w-]/g, '\\$&');
}
