import { randomUUID } from 'node:crypto';
import { type Instant } from '../../../domain/time/clock.ts';
import { type Finding } from '../../../domain/finding.ts';
import { faultName } from '../../../domain/fault-name.ts';
import { durable, type Connected } from '../connect.ts';

/** Writes as a turn does and takes it away again; says how long that took, or why it failed. */
export async function tryWrite({ db }: Connected, now: () => Instant): Promise<Finding> {
  const leases = db.collection<{ readonly _id: string; readonly until: number }>('leases');
  const _id = `doctor ${randomUUID()}`;
  const begun = now();
  try {
    await leases.insertOne({ _id, until: 0 }, { writeConcern: durable });
    const took = now() - begun;
    await leases.deleteOne({ _id });
    return { level: 'ok', what: `a write that a majority has journalled took ${took} ms` };
  } catch (error) {
    const why = faultName(error);
    const what = `no write reaches a majority (${why}); see that a primary and most members run and that the user may write`;
    return { level: 'bad', what };
  }
}
