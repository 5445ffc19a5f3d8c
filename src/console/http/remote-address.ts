import { type HttpBindings } from '@hono/node-server';
import { type Context } from 'hono';
import { isPublicAddress } from '../../programme/webhooks/is-public-address.ts';

/**
 * Where a request comes from: the other end of its connection; where that is on our own network, and so may be a proxy,
 * the address that it names last, which is the one that it saw itself. From outside anybody can name any address, so
 * there it counts for nothing. Empty where there is no connection.
 */
export function remoteAddress(c: Context): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  // A socket for both kinds of addresses writes those of the old kind so.
  const peer = (incoming?.socket.remoteAddress ?? '').replace(/^::ffff:/u, '');
  const named = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return named && !isPublicAddress(peer) ? named : peer;
}
