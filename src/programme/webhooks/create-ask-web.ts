import { type Millis } from '../../domain/time/clock.ts';
import { type WebRequest } from '../../domain/session.ts';
import { exchange, type Hop, longest, type WebAnswer } from './exchange.ts';
import { findAddresses, type Resolve } from './find-addresses.ts';
import { nextHop, readUrl } from './next-hop.ts';
import { WebError } from './web-error.ts';

/** Asks a web service; `key` is the same whenever the same asking is repeated. Throws WebError. */
export type AskWeb = (request: WebRequest, key: string) => Promise<WebAnswer>;

interface AskWebParts {
  /** Hosts (with a port or without) that may be asked although they are not public. */
  readonly hosts: readonly string[];
  readonly resolve: Resolve;
  /** For a request with all that it is passed on to. */
  readonly within: Millis;
}

/** How often a request follows where it is passed on to. */
const farthest = 3;

const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What only the connection itself decides. */
const ours = /^(?:host|content-length|transfer-encoding|connection|keep-alive|upgrade|expect|te|trailer)$/iu;

/** Asks web services for flows: only http and https, only public hosts, each address checked and then kept to. */
export function createAskWeb(parts: AskWebParts): AskWeb {
  return async (request, key) => {
    const hop = firstHop(request, key);
    const signal = AbortSignal.timeout(parts.within);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(new WebError('timeout'));
      });
    });
    try {
      return await Promise.race([follow(hop, parts, signal), late]);
    } catch (fault) {
      throw fault instanceof WebError ? fault : new WebError(signal.aborted ? 'timeout' : 'network');
    }
  };
}

async function follow(first: Hop, parts: AskWebParts, signal: AbortSignal): Promise<WebAnswer> {
  let hop = first;
  for (let count = 0; count <= farthest; count++) {
    const answer = await exchange(hop, await findAddresses(hop.url, parts), signal);
    const next = nextHop(hop, answer);
    if (!next) {
      return answer;
    }
    hop = next;
  }
  throw new WebError('redirects');
}

/** A service that keeps the key does a repeated request once. */
function firstHop({ method, url, headers, body }: WebRequest, key: string): Hop {
  if (!methods.includes(method)) {
    throw new WebError('method');
  }
  if (Buffer.byteLength(body) > longest) {
    throw new WebError('too_large');
  }
  const told = Object.entries(headers).filter(([name]) => !ours.test(name));
  const usual = { 'User-Agent': 'Semangat', 'Accept-Encoding': 'identity', 'Idempotency-Key': key };
  const names = new Set(told.map(([name]) => name.toLowerCase()));
  const added = Object.entries(usual).filter(([name]) => !names.has(name.toLowerCase()));
  return { method, url: readUrl(url), headers: Object.fromEntries([...added, ...told]), body };
}
