import { type HttpBindings } from '@hono/node-server';
import { type Context } from 'hono';

/**
 * Where a request comes from: the other end of its connection, be that a proxy, for what a proxy says of it anybody
 * can say. Empty where there is no connection.
 */
export function remoteAddress(c: Context): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return incoming?.socket.remoteAddress ?? '';
}
