import { type ServerName } from './find-server-binary.ts';

const variables: { readonly [name in ServerName]: string } = {
  mongod: 'MONGODB_URI',
  'redis-server': 'REDIS_URL',
  chromium: 'CHROMIUM_PATH',
};

/** The variable that names a running server to be used instead of one of our own; of a browser, its program. */
export function variableOf(name: ServerName): string {
  return variables[name];
}

/** What the environment names, an address or a browser's program; undefined when tests start their own. */
export function givenUri(name: ServerName): string | undefined {
  return process.env[variables[name]];
}
