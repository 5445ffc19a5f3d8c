import { type Context } from 'hono';
import { notFoundPage } from './notices.tsx';
import { type PageProps } from './page.tsx';

/** Shows what the path names; where there is no such thing there is no such page. */
export function showOne<One>(
  parts: PageProps,
  find: (c: Context) => One | undefined | Promise<One | undefined>,
  show: (c: Context, one: One) => Response | Promise<Response>,
): (c: Context) => Promise<Response> {
  return async (c) => {
    const one = await find(c);
    return one === undefined ? c.html(notFoundPage(parts), 404) : show(c, one);
  };
}
