import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** Where servers that were fetched are kept; `npm ci` empties it. */
export const serversFolder = resolve('node_modules/.cache/servers');

/** The programs that tests run against: servers, and a browser. */
export type ServerName = 'mongod' | 'redis-server' | 'chromium';

const programs: { readonly [name in ServerName]: readonly string[] } = {
  mongod: ['mongod'],
  'redis-server': ['redis-server'],
  chromium: ['chromium', 'google-chrome'],
};

/** The path of a server's program: on the PATH, else fetched before; undefined when there is none. */
export function findServerBinary(name: ServerName): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), serversFolder];
  return programs[name]
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .find((path) => existsSync(path));
}
