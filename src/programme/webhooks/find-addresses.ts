import { type LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './is-public-address.ts';
import { WebError } from './web-error.ts';

/** Finds the IP addresses of a host's name. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** Asks the system's resolver. */
export const resolveHost: Resolve = (host) => lookup(host, { all: true });

/**
 * The addresses that a URL may be fetched from; connect to these and to no other. All of them must be public unless
 * the operator named the host, with its port or without. Throws WebError.
 */
export async function findAddresses(
  url: URL,
  { hosts, resolve }: { readonly hosts: readonly string[]; readonly resolve: Resolve },
): Promise<readonly LookupAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const family = isIP(host);
  const found = family === 0 ? await resolve(host).catch(() => []) : [{ address: host, family }];
  if (found.length === 0) {
    throw new WebError('address');
  }
  if (!isNamed(url, hosts) && !found.every(({ address }) => isPublicAddress(address))) {
    throw new WebError('not_public');
  }
  return found;
}

function isNamed({ hostname, port, protocol }: URL, hosts: readonly string[]): boolean {
  const usual = protocol === 'https:' ? '443' : '80';
  return hosts.includes(hostname) || hosts.includes(`${hostname}:${port === '' ? usual : port}`);
}
