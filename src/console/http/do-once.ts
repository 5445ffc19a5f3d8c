import { type Records } from '../../programme/records/records.ts';
import { type Claimed, claimOf } from './claim-key.ts';
import { keyIsTaken } from './key-is-taken.ts';

/**
 * Does once under its key, over restarts and processes, what leaves no name behind by which a repeat is known. `act` is
 * told whether it was begun before, so that what it finds done is its own doing; what failed may be tried again in
 * other words.
 */
export async function doOnce(
  records: Pick<Records, 'claim' | 'conclude' | 'idFor'>,
  claimed: Claimed,
  act: (begun: boolean) => Promise<void>,
): Promise<void> {
  if (claimed.key === null) {
    return act(false);
  }
  const { name, use } = claimOf(records, claimed, claimed.key);
  const standing = await records.claim(name, use);
  if (standing === 'other') {
    throw keyIsTaken();
  }
  if (standing === 'done') {
    return;
  }
  try {
    await act(standing === 'begun');
  } catch (fault) {
    if (standing === 'new') {
      await records.conclude(name, use, 'failed');
    }
    throw fault;
  }
  await records.conclude(name, use, 'done');
}
