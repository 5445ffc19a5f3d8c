import { type Context } from 'hono';
import { type Log } from '../../domain/log.ts';
import { type Auth } from '../http/auth.ts';
import { notSignedInPage } from './not-signed-in-page.tsx';
import { type PageProps } from './page.tsx';
import { signedInPage } from './signed-in-page.tsx';

/** Answers the sign-in link: the cookie and the way to the first page, or how to sign in. */
export function signIn(
  c: Context,
  parts: PageProps & { readonly auth: Auth; readonly log: Log },
): Response | Promise<Response> {
  if (!tokensOf(c).some((token) => parts.auth.signIn(c, token))) {
    // Whoever guesses is seen so; what was tried may be nearly the token, and stays out.
    parts.log('warn', 'a sign-in link with a wrong token was opened');
    return c.html(notSignedInPage(parts), 401);
  }
  return c.req.header('sec-fetch-site') === 'cross-site'
    ? c.html(signedInPage(parts), 200, { Refresh: '0; url=/' })
    : c.redirect('/');
}

/** What the link says where it was escaped as links are, and where somebody typed it as it is, + and & and all. */
function tokensOf(c: Context): readonly string[] {
  return [c.req.query('token') ?? '', c.req.url.split('?token=').slice(1).join('?token=')];
}
