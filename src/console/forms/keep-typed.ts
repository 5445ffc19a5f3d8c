import { type Context } from 'hono';
import { type PageProps } from '../pages/page.tsx';
import { readForm } from './read-form.ts';
import { troublePage } from './trouble-page.tsx';

type Answer = (fault: Error, c: Context) => Response;

/** Answers faults as the API does; but whoever sent a form that could not be done is shown what was typed into it. */
export function keepTyped(
  answer: Answer,
  parts: PageProps,
): (fault: Error, c: Context) => Response | Promise<Response> {
  return async (fault, c) => {
    const told = answer(fault, c);
    const isAway = told.status === 503;
    return told.status >= 500 && isForm(c)
      ? c.html(troublePage({ ...parts, typed: (await readForm(c)).typed, isAway }), isAway ? 503 : 500)
      : told;
  };
}

function isForm(c: Context): boolean {
  const type = c.req.header('content-type') ?? '';
  return c.req.method === 'POST' && type.startsWith('application/x-www-form-urlencoded');
}
