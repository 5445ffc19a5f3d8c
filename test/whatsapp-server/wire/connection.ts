import { type BinaryNode, decodeBinaryNode, encodeBinaryNode } from '@whiskeysockets/baileys';
import { type RawData, type WebSocket } from 'ws';
import { attr } from './nodes.ts';
import { type Certificates } from './certificates.ts';
import { createFrameReader, frame } from './frames.ts';
import { type Greeting, createHandshake } from './handshake.ts';
import { type Transport } from './noise.ts';

/** An open, encrypted connection to one client. */
export interface Connection {
  readonly greeting: Greeting;
  readonly send: (node: BinaryNode) => void;
  /** Sends an iq of the server's own and resolves with the client's answer; rejects when it goes away. */
  ask(node: BinaryNode): Promise<BinaryNode>;
  /** Closes after what was sent has left. */
  close(): void;
  /** Cuts the network under it. */
  cut(): void;
  /** Neither reads nor writes from now on, and stays open. */
  freeze(): void;
}

/** What the server does with a connection. */
export interface ConnectionHandler {
  readonly take: (node: BinaryNode) => Promise<void> | void;
  gone(): void;
}

interface ConnectionParts {
  readonly socket: WebSocket;
  readonly certificates: Certificates;
  /** Told of every stanza, before it is handled or as it is sent. */
  readonly seen: (direction: 'in' | 'out', node: BinaryNode, connection: Connection) => void;
  readonly opened: (connection: Connection) => ConnectionHandler;
}

/** Takes a new socket through the handshake and hands over its stanzas, one at a time. */
export function acceptConnection({ socket, certificates, seen, opened }: ConnectionParts): void {
  const frames = createFrameReader();
  const handshake = createHandshake(certificates);
  let step: 'hello' | 'finish' | 'open' = 'hello';
  let read: Transport = (bytes) => Buffer.from(bytes);
  let open: OpenConnection | null = null;
  let handler: ConnectionHandler | null = null;
  const takeFrame = async (body: Buffer) => {
    if (step === 'hello') {
      step = 'finish';
      socket.send(frame(handshake.hello(body)));
    } else if (step === 'finish') {
      step = 'open';
      const done = handshake.finish(body);
      ({ read } = done);
      open = createOpenConnection({ socket, greeting: done.greeting, write: done.write, seen });
      handler = opened(open.connection);
    } else if (open !== null && !open.frozen()) {
      const node = await decodeBinaryNode(read(body));
      seen('in', node, open.connection);
      if (!open.answered(node)) {
        await handler?.take(node);
      }
    }
  };
  let last = Promise.resolve();
  socket.on('message', (data: RawData) => {
    for (const body of frames.take(bytesOf(data))) {
      last = last
        .then(() => takeFrame(body))
        .catch((error: unknown) => {
          socket.emit('broken', error);
          socket.terminate();
        });
    }
  });
  socket.on('error', () => {
    socket.terminate();
  });
  socket.on('close', () => {
    open?.gone();
    handler?.gone();
  });
}

interface OpenConnection {
  readonly connection: Connection;
  frozen(): boolean;
  /** Whether this was the answer to something that the server asked. */
  answered(node: BinaryNode): boolean;
  gone(): void;
}

function createOpenConnection({
  socket,
  greeting,
  write,
  seen,
}: {
  readonly socket: WebSocket;
  readonly greeting: Greeting;
  readonly write: Transport;
  readonly seen: ConnectionParts['seen'];
}): OpenConnection {
  const asked = new Map<string, PromiseWithResolvers>();
  let frozen = false;
  const send = (node: BinaryNode) => {
    if (!frozen && socket.readyState === socket.OPEN) {
      seen('out', node, connection);
      socket.send(frame(write(encodeBinaryNode(node))));
    }
  };
  const connection: Connection = {
    greeting,
    send,
    ask: (node) =>
      new Promise((resolve, reject) => {
        asked.set(attr(node, 'id'), { resolve, reject });
        send(node);
      }),
    close: () => {
      socket.close();
    },
    cut: () => {
      socket.terminate();
    },
    freeze: () => {
      frozen = true;
    },
  };
  return {
    connection,
    frozen: () => frozen,
    answered: (node) => {
      const waiting = node.tag === 'iq' ? asked.get(attr(node, 'id')) : undefined;
      asked.delete(attr(node, 'id'));
      waiting?.resolve(node);
      return waiting !== undefined;
    },
    gone: () => {
      asked.forEach(({ reject }) => {
        reject(new Error('the client went away before it answered'));
      });
      asked.clear();
    },
  };
}

interface PromiseWithResolvers {
  readonly resolve: (node: BinaryNode) => void;
  readonly reject: (error: Error) => void;
}

function bytesOf(data: RawData): Buffer {
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
}
