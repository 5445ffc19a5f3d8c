import { type Context } from 'hono';
import { type Log } from '../../domain/log.ts';
import { type Auth } from '../http/auth.ts';
import { remoteAddress } from '../http/remote-address.ts';
import { type SignInLimit } from '../http/sign-in-limit.ts';
import { notSignedInPage, signedInPage, signInWaitsPage } from './notices.tsx';
import { type PageProps } from './page.tsx';

interface SignInParts extends PageProps {
  readonly auth: Auth;
  readonly log: Log;
  readonly limit: SignInLimit;
}

/**
 * Answers the sign-in link: the cookie and the way to the first page, or how to sign in. Whoever is signed in waits for
 * nothing.
 */
export function signIn(c: Context, parts: SignInParts): Response | Promise<Response> {
  const { auth, limit, log } = parts;
  const address = remoteAddress(c);
  const wait = auth.isSignedIn(c) ? 0 : limit.waitOf(address);
  if (wait > 0) {
    c.header('Retry-After', String(Math.ceil(wait / 1000)));
    return c.html(signInWaitsPage({ ...parts, wait }), 429);
  }
  if (!tokensOf(c).some((token) => auth.signIn(c, token))) {
    limit.noteWrong(address);
    // Whoever guesses is seen so; what was tried may be nearly the token, and stays out.
    log('warn', 'a sign-in link with a wrong token was opened');
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
