import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServerBinary, type ServerName } from './find-server-binary.ts';
import { freePort } from './free-port.ts';
import { createServerProcess } from './server-process.ts';
import { type ServerUnderTest } from './server-under-test.ts';

/** How a server of our own is told where to listen and keep its data. */
export interface OwnServer {
  readonly name: ServerName;
  args(port: number, folder: string): readonly string[];
  uri(port: number): string;
  /** Rejects as long as it cannot be used. */
  answers(port: number): Promise<unknown>;
}

/** Starts a server on a free port with its data in a new temporary folder. */
export async function startOwnServer(own: OwnServer): Promise<ServerUnderTest> {
  const command = findServerBinary(own.name);
  if (command === undefined) {
    throw new Error(`There is no ${own.name}; run \`npm run servers\` first.`);
  }
  const folder = await mkdtemp(join(tmpdir(), `semangat-${own.name}-`));
  const port = await freePort();
  const server = createServerProcess({
    command,
    args: own.args(port, folder),
    answers: () => own.answers(port),
  });
  await server.start();
  return {
    ...server,
    uri: own.uri(port),
    stop: async () => {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    },
    restart: async () => {
      await server.stop();
      await server.start();
    },
  };
}
