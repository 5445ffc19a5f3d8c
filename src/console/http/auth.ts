import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Context, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { ApiError } from './api-error.ts';
import { remoteAddress } from './remote-address.ts';
import { type SignInLimit } from './sign-in-limit.ts';

/** Who may use the console and its API: whoever holds the token, or signed in with it. */
export interface Auth {
  /** Lets a request on, or throws ApiError `unauthorized`; a write by cookie must come from our own pages. */
  readonly guard: MiddlewareHandler;
  isSignedIn(c: Context): boolean;
  /** Sets the cookie when the token is right; says whether it was. */
  signIn(c: Context, token: string): boolean;
}

const cookie = 'semangat';
const ninetyDays = 90 * 24 * 60 * 60;

interface AuthOptions {
  readonly token: string;
  /** Counts wrong tokens, of the API and of the sign-in link together. */
  readonly limit: SignInLimit;
}

/** Checks tokens in constant time; the browser keeps something derived from the token, never the token. */
export function createAuth({ token, limit }: AuthOptions): Auth {
  const pass = createHmac('sha256', token).update('semangat console sign-in').digest('base64url');
  const ownPagesOnly = csrf();
  const hasToken = (c: Context): boolean => bearsToken(c, { token, limit });
  const hasCookie = (c: Context): boolean => isSame(getCookie(c, cookie) ?? '', pass);
  return {
    guard: async (c, next) => {
      if (hasToken(c)) {
        await next();
        return;
      }
      if (!hasCookie(c)) {
        c.header('WWW-Authenticate', 'Bearer');
        throw new ApiError('unauthorized', mend, 'header.Authorization');
      }
      mustBeOurPage(c);
      await ownPagesOnly(c, next);
    },
    isSignedIn: (c) => hasCookie(c) || hasToken(c),
    signIn: (c, given) => {
      if (!isSame(given, token)) {
        return false;
      }
      const secure = isHttps(c);
      setCookie(c, cookie, pass, {
        path: '/',
        httpOnly: true,
        sameSite: 'Strict',
        maxAge: ninetyDays,
        secure,
      });
      return true;
    },
  };
}

/** Whether a request brings the token. Throws ApiError `too_many` where too many wrong ones came from its address. */
function bearsToken(c: Context, { token, limit }: AuthOptions): boolean {
  const [, given] = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (given === undefined) {
    return false;
  }
  const address = remoteAddress(c);
  const wait = isOwnMachine(address) ? 0 : limit.waitOf(address);
  if (wait > 0) {
    c.header('Retry-After', String(Math.ceil(wait / 1000)));
    throw new ApiError('too_many', waits, 'header.Authorization');
  }
  const isRight = isSame(given, token);
  if (!isRight) {
    limit.noteWrong(address);
  }
  return isRight;
}

/** The cookie goes along with whatever page asks; only our own may write with it. */
function mustBeOurPage(c: Context): void {
  const origin = c.req.header('origin');
  if (c.req.method !== 'GET' && origin !== undefined && !isHost(origin, c.req.header('host'))) {
    throw new ApiError('forbidden', 'This was sent by a page of another site.', 'header.Origin');
  }
}

function isHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

const mend = 'Send "Authorization: Bearer <ADMIN_TOKEN>", or open the sign-in link that the program printed.';

const waits =
  'Too many wrong tokens came from this address. Wait for the seconds in Retry-After, then use the right one.';

/** The commands and the backup of the night come from here, and must not wait for a mistaken program beside them. */
function isOwnMachine(address: string): boolean {
  return address === '' || address === '::1' || address.startsWith('127.');
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [given, right].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function isHttps(c: Context): boolean {
  return c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https';
}
