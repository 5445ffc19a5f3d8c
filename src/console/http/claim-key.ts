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
export async function claimKey(
  records: Pick<Records, 'claim' | 'idFor'>,
  { route, key, body }: Claimed,
): Promise<void> {
  if (key === null) {
    return;
  }
  const name = records.idFor(`key ${route} ${key}`);
  if (!(await records.claim(name, JSON.stringify(body)))) {
    throw keyIsTaken();
  }
}
