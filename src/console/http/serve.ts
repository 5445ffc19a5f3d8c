import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Hono } from 'hono';
import { answerUnreadable, isHostless, refuseHead } from './answer-unreadable.ts';

/** The console as it listens. */
export interface Served {
  readonly url: string;
  /** Takes nothing new, lets what is being answered end (at most 2 s), then hangs up. */
  close(): Promise<void>;
}

/** Where to listen. */
export interface ServeOptions {
  readonly app: Hono;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

const patience = 2000;

/** Listens; rejects with what to change when that is not possible. */
export async function serve({ app, host, port }: ServeOptions): Promise<Served> {
  const listener = getRequestListener(app.fetch, { hostname: host, errorHandler: () => refuseHead() });
  const refuse = getRequestListener(() => refuseHead(), { hostname: host });
  // Node would refuse what names no host by itself, without a word.
  const server = createServer({ requireHostHeader: false }, (incoming, outgoing) => {
    void (isHostless(incoming) ? refuse : listener)(incoming, outgoing);
  });
  server.on('checkExpectation', (incoming, outgoing) => {
    void refuse(incoming, outgoing);
  });
  answerUnreadable(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => {
      reject(new Error(explain(fault, host, port), { cause: fault }));
    });
    server.listen(port, host, resolve);
  });
  const name = host.includes(':') ? `[${host}]` : host;
  const url = `http://${name}:${(server.address() as AddressInfo).port}`;
  return { url, close: () => close(server) };
}

function explain({ code = 'unknown' }: NodeJS.ErrnoException, host: string, port: number): string {
  const known: { readonly [code: string]: string } = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop it, or set PORT to a free one.`,
    EACCES: `Port ${port} may not be used by this user. Set PORT to a number from 1024 on.`,
    EADDRNOTAVAIL: `${host} is no address of this machine. Set HOST to one, for example 127.0.0.1.`,
    ENOTFOUND: `${host} is no address of this machine. Set HOST to one, for example 127.0.0.1.`,
  };
  return known[code] ?? `The console cannot listen on ${host}, port ${port} (${code}). Check HOST and PORT.`;
}

async function close(server: Server): Promise<void> {
  const hangUp = setTimeout(() => {
    server.closeAllConnections();
  }, patience);
  // A connection that was answered stays open for further requests, so idle ones are looked for again and again.
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, 20);
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  clearTimeout(hangUp);
  clearInterval(idle);
}
