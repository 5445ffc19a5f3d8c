import { fetchServer } from './fetch-server.ts';
import { findServerBinary, type ServerName } from './find-server-binary.ts';
import { givenUri, variableOf } from './given-uri.ts';

/**
 * Run before the tests: afterwards each server that they need is named, found or fetched, or it says what is skipped.
 */
function provide(name: ServerName): boolean {
  if (givenUri(name) !== undefined || findServerBinary(name) !== undefined || fetchServer(name)) {
    return true;
  }
  const fate = process.env['CI'] ? 'CI is set, so this fails.' : 'The tests that need it are skipped.';
  process.stderr.write(
    `There is no ${name} here and none could be fetched: set ${variableOf(name)} or install it. ${fate}\n`,
  );
  return false;
}

const names: readonly ServerName[] = ['mongod', 'redis-server', 'chromium'];
if (names.map(provide).includes(false) && process.env['CI']) {
  process.exitCode = 1;
}
