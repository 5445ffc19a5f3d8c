import { type BinaryNode } from '@whiskeysockets/baileys';
import { type Connection } from './wire/connection.ts';
import { type Device } from './device.ts';
import { node } from './wire/nodes.ts';

/** A connection, and the device at its end once it has logged in. */
export interface Line {
  readonly connection: Connection;
  readonly device: Device | null;
}

/** Whose connections are meant; all of them unless told. */
export interface Whose {
  /** The number of an account. */
  readonly number: string;
}

/** All open connections, and what can befall them. */
export interface Network {
  readonly lines: readonly Line[];
  add(line: Line): void;
  remove(connection: Connection): void;
  /** The network breaks: connections are cut without a word. */
  drop(of?: Whose): void;
  /** The server ends the stream politely (`xmlstreamend`) and closes. */
  end(of?: Whose): void;
  /** Connections stay open, but nothing is read or written any more. */
  freeze(of?: Whose): void;
  /** `stream:error` with a code (515, 503, …) or a part (`conflict`, `ack`, …), then the end. */
  streamError(error: StreamError, of?: Whose): void;
  /** Somebody else logged in as this device (440). */
  replace(of?: Whose): void;
  /** Sends a stanza as it is; nobody waits for its ack. */
  send(stanza: BinaryNode, of?: Whose): void;
  /** While true, new connections are refused. */
  down: boolean;
}

/** What a `stream:error` says. */
export interface StreamError {
  readonly code?: number;
  readonly part?: BinaryNode;
}

/** Makes the network; nobody is connected. */
export function createNetwork(): Network {
  let lines: Line[] = [];
  const each = (of: Whose | undefined, act: (connection: Connection) => void) => {
    lines
      .filter(({ device }) => of === undefined || device?.number === of.number)
      .forEach(({ connection }) => {
        act(connection);
      });
  };
  const network: Network = {
    get lines() {
      return lines;
    },
    down: false,
    add: (line) => {
      network.remove(line.connection);
      lines = [...lines, line];
    },
    remove: (connection) => {
      lines = lines.filter((line) => line.connection !== connection);
    },
    drop: (of) => {
      each(of, (connection) => {
        connection.cut();
      });
    },
    end: (of) => {
      each(of, (connection) => {
        finish(connection, node('xmlstreamend'));
      });
    },
    freeze: (of) => {
      each(of, (connection) => {
        connection.freeze();
      });
    },
    streamError: (error, of) => {
      each(of, (connection) => {
        finish(connection, streamError(error));
      });
    },
    replace: (of) => {
      each(of, replaced);
    },
    send: (stanza, of) => {
      each(of, (connection) => {
        connection.send(stanza);
      });
    },
  };
  return network;
}

/** Tells a connection that a newer one has taken its place, and ends it. */
export function replaced(connection: Connection): void {
  finish(connection, streamError({ part: node('conflict', { type: 'replaced' }) }));
}

/** Says a last word and closes. */
export function finish(connection: Connection, lastWord: BinaryNode): void {
  connection.send(lastWord);
  connection.close();
}

/** A `stream:error`. */
export function streamError({ code, part }: StreamError): BinaryNode {
  return node(
    'stream:error',
    code === undefined ? {} : { code: String(code) },
    part === undefined ? undefined : [part],
  );
}
