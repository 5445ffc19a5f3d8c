import { type Records } from '../../programme/records/records.ts';
import { keyIsTaken } from './key-is-taken.ts';

/** What a request is to make, so that its key stands for that alone. */
export interface Claimed {
  /** The route, with whom or what it is about where that is part of its path. */
  readonly route: string;
  readonly key: string | null;
  readonly body: unknown;
}

/**
 * Refuses a key under which this route was asked for something else before, by whichever process and before whichever
 * restart. To be called when nothing else can be refused any more: what failed may be tried again in other words.
 */
export async function claimKey(records: Pick<Records, 'claim' | 'idFor'>, claimed: Claimed): Promise<void> {
  if (claimed.key === null) {
    return;
  }
  const { name, use } = claimOf(records, claimed, claimed.key);
  if ((await records.claim(name, use)) === 'other') {
    throw keyIsTaken();
  }
}

/** The name and the use under which a request with a key is kept. */
export function claimOf(
  records: Pick<Records, 'idFor'>,
  { route, body }: Claimed,
  key: string,
): { readonly name: string; readonly use: string } {
  return { name: records.idFor(`key ${route} ${key}`), use: JSON.stringify(body ?? null) };
}
