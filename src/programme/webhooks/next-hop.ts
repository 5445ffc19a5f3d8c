import { type Hop, type WebAnswer } from './exchange.ts';
import { WebError } from './web-error.ts';

const redirects: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Where an answer passes a request on to; undefined where it does not. What a flow told one host (its headers may
 * hold a key) is not told to another, and nothing goes from https to http. Throws WebError.
 */
export function nextHop(hop: Hop, { status, headers }: WebAnswer): Hop | undefined {
  const location = headers['location'];
  if (!redirects.includes(status) || location === undefined) {
    return undefined;
  }
  const url = readUrl(location, hop.url);
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') {
    throw new WebError('redirects');
  }
  const told = url.origin === hop.url.origin ? hop.headers : {};
  const asks = status === 303 || (status < 303 && hop.method === 'POST');
  return asks && hop.method !== 'HEAD'
    ? { method: 'GET', url, headers: withoutBody(told), body: '' }
    : { ...hop, url, headers: told };
}

/** Reads an address of the web. Throws WebError. */
export function readUrl(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new WebError('address');
  }
  return url;
}

function withoutBody(headers: Hop['headers']): Hop['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^content-/iu.test(name)));
}
