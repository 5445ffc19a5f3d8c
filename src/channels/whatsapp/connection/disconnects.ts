/**
 * What to do after a connection ended. `at_once`: again with the same keys, no penalty. `backoff`: again, later each
 * time. `slowly`: the same with long waits. `outdated`: with a newer version. `replaced`: somebody else took the
 * account. `unlinked`, `locked`, `banned`: the keys are worthless. `rest`: silence for as long as we were told.
 * `stop`: a person must look.
 */
export type Recovery =
  | 'at_once'
  | 'backoff'
  | 'slowly'
  | 'outdated'
  | 'replaced'
  | 'unlinked'
  | 'locked'
  | 'banned'
  | 'rest'
  | 'stop';

/**
 * By the code that the library gives; what is not here is `backoff`. 500 is named "bad session" but is trouble of
 * theirs.
 */
const recoveries: { readonly [code: number]: Recovery } = {
  400: 'slowly',
  401: 'unlinked',
  402: 'rest',
  403: 'locked',
  405: 'outdated',
  406: 'banned',
  408: 'backoff',
  409: 'slowly',
  411: 'stop',
  413: 'slowly',
  414: 'slowly',
  415: 'slowly',
  418: 'slowly',
  428: 'backoff',
  440: 'replaced',
  500: 'backoff',
  501: 'backoff',
  503: 'backoff',
  515: 'at_once',
  516: 'backoff',
};

/** How a connection ended. */
export interface Ending {
  /** Undefined where the library gave none. */
  readonly code: number | undefined;
  /** True when the server itself said so in a stanza; else the code may be that of a proxy or of the library. */
  readonly said: boolean;
}

/**
 * How to recover from an ending. Only the server's own word ends or suspends a link; a proxy that answers 403 must not
 * cost the account.
 */
export function recoveryFrom({ code, said }: Ending): Recovery {
  const recovery = code === undefined ? 'backoff' : (recoveries[code] ?? 'backoff');
  return said || harmless.includes(recovery) ? recovery : 'backoff';
}

const harmless: readonly Recovery[] = ['backoff', 'slowly'];
