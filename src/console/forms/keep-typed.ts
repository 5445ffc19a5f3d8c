import { type Context } from 'hono';
import { type ContentfulStatusCode } from 'hono/utils/http-status';
import { type PageProps } from '../pages/page.tsx';
import { type Typed } from './form-state.ts';
import { readForm } from './read-form.ts';
import { type TroubleText, troublePage } from './trouble-page.tsx';

type Answer = (fault: Error, c: Context) => Response;

/**
 * Answers faults as the API does; but whoever sent a form of a page that was not done is shown what was typed into it.
 */
export function keepTyped(
  answer: Answer,
  parts: PageProps,
): (fault: Error, c: Context) => Response | Promise<Response> {
  return async (fault, c) => {
    const told = answer(fault, c);
    const text = isForm(c) ? texts[told.status] : undefined;
    if (text === undefined) {
      return told;
    }
    const typed = text === 'form_long' || isForeign(c) ? {} : await readTyped(c);
    return c.html(troublePage({ ...parts, text, typed }), told.status as ContentfulStatusCode);
  };
}

const texts: { readonly [status: number]: TroubleText } = {
  401: 'error_unauthorized',
  403: 'form_foreign',
  413: 'form_long',
  500: 'error_internal',
  503: 'error_unavailable',
};

async function readTyped(c: Context): Promise<Typed> {
  try {
    return (await readForm(c)).typed;
  } catch {
    // Of what did not come whole there is nothing to show.
    return {};
  }
}

/** What another site sent is nothing that somebody typed here: its words are not shown in our name. */
function isForeign(c: Context): boolean {
  return c.req.header('sec-fetch-site') === 'cross-site';
}

function isForm(c: Context): boolean {
  const type = c.req.header('content-type') ?? '';
  const isOfPage = c.req.method === 'POST' && !c.req.path.startsWith('/api/');
  return isOfPage && /^(?:application\/x-www-form-urlencoded|multipart\/form-data)/u.test(type);
}
