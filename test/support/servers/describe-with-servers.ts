import { describe, expect, it } from '@jest/globals';
import { findServerBinary, type ServerName } from './find-server-binary.ts';
import { givenUri, variableOf } from './given-uri.ts';

interface Needs {
  readonly servers: readonly ServerName[];
  /** True for tests that stop, kill or pause a server, which must be one of our own. */
  readonly own?: boolean;
}

function lacking({ servers, own = false }: Needs): string | undefined {
  const given = servers.find((name) => own && givenUri(name) !== undefined);
  if (given !== undefined) {
    return `it ends a ${given} of its own; unset ${variableOf(given)} to run it`;
  }
  const missing = servers.find(
    (name) => givenUri(name) === undefined && findServerBinary(name) === undefined,
  );
  return (
    missing && `there is no ${missing}; run \`npm run servers\`, install it or set ${variableOf(missing)}`
  );
}

/** Describes what needs real servers. Without them it is skipped and says why; where `CI` is set it fails. */
export function describeWithServers(name: string, needs: Needs, body: () => void): void {
  const why = lacking(needs);
  if (why === undefined) {
    describe(name, () => {
      body();
    });
  } else if (process.env['CI'] && !why.startsWith('it ends')) {
    describe(name, () => {
      it('finds its servers', () => {
        expect(why).toBeUndefined();
      });
    });
  } else {
    const skipped = describe.skip;
    skipped(`${name} (skipped: ${why})`, body);
  }
}
