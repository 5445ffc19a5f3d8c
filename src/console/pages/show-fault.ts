import { type Context } from 'hono';
import { faultPage } from './notices.tsx';
import { type PageProps } from './page.tsx';

type Answer = (fault: Error, c: Context) => Response | Promise<Response>;

/** Answers faults as they are answered; but whoever wanted a page sees one, with what to do and the way back. */
export function showFault(
  answer: Answer,
  { isPage, ...parts }: PageProps & { readonly isPage: (c: Context) => boolean },
): Answer {
  return async (fault, c) => {
    const told = await answer(fault, c);
    return told.status >= 500 && isPage(c)
      ? c.html(faultPage({ ...parts, isAway: told.status === 503 }), told.status === 503 ? 503 : 500)
      : told;
  };
}
