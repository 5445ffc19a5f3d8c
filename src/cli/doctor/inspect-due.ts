import { setTimeout as wait } from 'node:timers/promises';
import { type Instant } from '../../domain/time/clock.ts';
import { type Finding, note } from '../../domain/finding.ts';
import { type MaintainedStore } from '../parts.ts';

const most = 1000;
/** Whoever is still waiting after so long, in milliseconds, is not being attended to. */
const patience = 3000;

interface Looking {
  readonly store: MaintainedStore;
  /** The time of the installation's own clock. */
  readonly now: () => Instant;
  /** Whether somebody should be attending. */
  readonly served: boolean;
}

/** Looks twice who has something due: what a running process has in hand is gone the second time. */
export async function inspectDue({ store, now, served }: Looking): Promise<Finding> {
  const look = async (): Promise<readonly string[]> => (await store.due(now(), most)).map(({ id }) => id);
  const first = await look();
  if (first.length > 0 && served) {
    await wait(patience);
  }
  const again = first.length > 0 && served ? new Set(await look()) : new Set(first);
  const waiting = first.filter((id) => again.has(id)).length;
  if (waiting === 0) {
    return { level: 'ok', what: 'nobody waits for something that is due' };
  }
  const oldest = await store.nextDue();
  const late =
    oldest === null || oldest === 0 ? '' : `, the oldest ${Math.round((now() - oldest) / 1000)} s late`;
  const what = `${waiting}${waiting === most ? ' or more' : ''} contact(s) with something due${late}`;
  return served
    ? { level: 'bad', what: `${what}; look at the channels and the log of the processes` }
    : note(`${what}; a process that runs attends to it`);
}
