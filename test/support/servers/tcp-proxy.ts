import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** A way to a server that can lose an answer. */
export interface TcpProxy {
  readonly port: number;
  /** The next command that holds `text` is done by the server, but its connection breaks before the answer. */
  loseAnswerTo(text: string): void;
  /** How many answers were lost. */
  lost(): number;
  close(): void;
}

/** A proxy on the loopback before the port of a server. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let [wanted, lost]: [string | undefined, number] = [undefined, 0];
  const server = createServer((client) => {
    const upstream = createConnection(target, '127.0.0.1');
    let dropping = false;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end);
      socket.on('close', end);
    }
    client.on('data', (data) => {
      if (wanted !== undefined && data.includes(wanted)) {
        [wanted, dropping] = [undefined, true];
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (dropping) {
        lost += 1;
        end();
      } else {
        client.write(data);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    loseAnswerTo: (text) => {
      wanted = text;
    },
    lost: () => lost,
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}
