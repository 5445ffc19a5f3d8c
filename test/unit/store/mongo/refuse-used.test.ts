import { describe, expect, it } from '@jest/globals';
import { refuseWhileUsed } from '../../../../src/store/mongo/backup/refuse-used.ts';

type Given = Parameters<typeof refuseWhileUsed>[0];
interface Lease {
  readonly _id: string;
  readonly fence: number;
  readonly until: number;
}

/** Leases as a process leaves or renews them, at times that pass at once. */
function leasesOf(at: (now: number) => readonly Lease[]) {
  let now = 0;
  const find = ({ until }: { readonly until: { readonly $gt: number } }) => ({
    toArray: () => Promise.resolve(at(now).filter((each) => each.until > until.$gt)),
  });
  const wait = (pause: number): Promise<void> => {
    now += pause;
    return Promise.resolve();
  };
  return refuseWhileUsed({ leases: { find } } as unknown as Given, { now: () => now, place: 'here', wait });
}

describe('a command that needs a database for itself', () => {
  it('is refused while a process renews its lease', async () => {
    const renewed = leasesOf((now) => [{ _id: 'telegram', fence: 1, until: now + 9000 }]);
    await expect(renewed).rejects.toMatchObject({ reason: 'in_use' });
  });

  it('waits for the lease of a process that has died', async () => {
    const left = leasesOf(() => [{ _id: 'telegram', fence: 1, until: 9000 }]);
    await expect(left).resolves.toBeUndefined();
  });

  it('goes on where a process died before the clock was put back by an hour', async () => {
    const left = leasesOf(() => [{ _id: 'telegram', fence: 1, until: 3_600_000 }]);
    await expect(left).resolves.toBeUndefined();
  });
});
