import { type LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type LookupFunction } from 'node:net';

/** The most that is sent to and read from a web service, in bytes (RapidPro's 256 KiB). */
export const longest = 262_144;

/** One request, ready to go. */
export interface Hop {
  readonly method: string;
  readonly url: URL;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** What came back; a body that is too long is empty. */
export interface WebAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** Sends one request over a connection of its own to one of the given addresses, and to no other. Follows nothing. */
export async function exchange(
  { method, url, headers, body }: Hop,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
): Promise<WebAnswer> {
  const begin = url.protocol === 'https:' ? requestHttps : requestHttp;
  const sent = begin(url, { method, headers, signal, agent: false, lookup: pinnedTo(addresses) });
  const heard = once(sent, 'response') as Promise<[IncomingMessage]>;
  sent.end(body === '' ? undefined : body);
  const [response] = await heard;
  // What goes wrong from here on is told by the response; the request must not throw it a second time.
  sent.on('error', () => undefined);
  return { status: response.statusCode ?? 0, headers: textsOf(response), body: await bodyOf(response) };
}

/** The name was looked up and checked before: a second look-up could be answered differently. */
function pinnedTo(addresses: readonly LookupAddress[]): LookupFunction {
  return (_, options, done) => {
    const [first] = addresses;
    if (options.all === true) {
      done(null, [...addresses]);
    } else {
      done(null, first?.address ?? '', first?.family);
    }
  };
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size >= longest) {
      return '';
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8').replaceAll('\0', '');
}

function textsOf({ headers }: IncomingMessage): WebAnswer['headers'] {
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, [value].flat().join(', ')]));
}
