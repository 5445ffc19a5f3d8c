import { type IncomingMessage, type Server } from 'node:http';
import { type Duplex } from 'node:stream';
import { type ApiFailure } from './api-error.ts';

/** Answers what cannot be read as HTTP, and so reaches no route, in the one form that all errors have. */
export function answerUnreadable(server: Server): void {
  // In the middle of an answer another one would be read as a part of it.
  const inAnswer = new WeakSet<Duplex>();
  server.on('request', ({ socket }, response) => {
    inAnswer.add(socket);
    response.once('close', () => inAnswer.delete(socket));
  });
  server.on('clientError', (fault: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || fault.code === 'ECONNRESET' || inAnswer.has(socket)) {
      socket.destroy();
      return;
    }
    const { status, code, message } = troubles[fault.code ?? ''] ?? unreadable;
    const body = bodyOf(code, message);
    const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
    socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`);
  });
}

/** Whether a request does not say for which host it is; before HTTP/1.1 none had to. */
export function isHostless({ httpVersion, headers }: IncomingMessage): boolean {
  return httpVersion !== '1.0' && headers.host === undefined;
}

/** Answers a request whose first line or headers say nothing that can be served. */
export function refuseHead(): Response {
  const headers = { 'content-type': 'application/json', connection: 'close' };
  return new Response(bodyOf('bad_request', head), { status: 400, headers });
}

const head =
  'The address, the Host or the Expect header cannot be read. Send them as "GET /api/contacts" and "Host: <host>".';

function bodyOf(code: ApiFailure, message: string): string {
  return JSON.stringify({ error: { code, message, where: 'header' } });
}

interface Trouble {
  readonly status: string;
  readonly code: ApiFailure;
  readonly message: string;
}

const unreadable: Trouble = {
  status: '400 Bad Request',
  code: 'bad_request',
  message: 'This is no HTTP request, or its method is none of those that the API knows.',
};

const troubles: { readonly [code: string]: Trouble } = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    code: 'too_large',
    message: 'Address and headers together are larger than 16 kB. Send less, such as a shorter query.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    code: 'bad_request',
    message: 'The request did not come to its end in time. Send it again.',
  },
};
