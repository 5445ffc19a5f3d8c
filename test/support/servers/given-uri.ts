import { type ServerName } from './find-server-binary.ts';

const variables: { readonly [name in ServerName]: string } = {
  mongod: 'MONGODB_URI',
  'redis-server': 'REDIS_URL',
};

/** The variable that names a running server to be used instead of one of our own. */
export function variableOf(name: ServerName): string {
  return variables[name];
}

/** The address of a running server that the environment names; undefined when tests start their own. */
export function givenUri(name: ServerName): string | undefined {
  return process.env[variables[name]];
}
