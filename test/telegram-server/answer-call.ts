import { type IncomingMessage, type ServerResponse } from 'node:http';
import { ApiFault } from './api-fault.ts';
import { type Fault } from './faults.ts';

/** Answers a call in the shape of the Bot API, or in the way of a fault. */
export async function answerCall(
  {
    request,
    response,
    fault,
  }: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly fault: Fault | undefined;
  },
  carryOut: () => unknown,
): Promise<void> {
  switch (fault?.kind) {
    case 'refuse':
      refuse(response, new ApiFault(fault.status, fault.description, fault.retryAfter));
      return;
    case 'page':
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>gateway</html>');
      return;
    case 'hang':
      return;
    case 'drop':
      request.socket.destroy();
      return;
    case 'lose':
      await carryOut();
      request.socket.destroy();
      return;
    case 'garble':
      await carryOut();
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":tr');
      return;
    case undefined:
      await answer(response, carryOut);
  }
}

async function answer(response: ServerResponse, carryOut: () => unknown): Promise<void> {
  try {
    const result = await carryOut();
    // The bytes of a file are written by whoever carried the call out.
    if (!response.writableEnded) {
      write(response, 200, { ok: true, result });
    }
  } catch (error) {
    refuse(response, error instanceof ApiFault ? error : new ApiFault(500, 'Internal Server Error'));
  }
}

function refuse(response: ServerResponse, { status, message, retryAfter }: ApiFault): void {
  const parameters = retryAfter === null ? {} : { parameters: { retry_after: retryAfter } };
  write(response, status, { ok: false, error_code: status, description: message, ...parameters });
}

function write(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
