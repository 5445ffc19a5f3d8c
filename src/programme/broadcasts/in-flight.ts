import { type ChannelName } from '../../domain/contact/address.ts';
import { type Path } from '../../runner/path.ts';
import { createWork } from '../../runner/work.ts';
import { faultName } from '../../domain/fault-name.ts';

/** A round over the audience: of those of one channel, or of whoever is left. */
export type RoundName = ChannelName | 'rest';

/** The recipients whom this process is telling something at this moment. */
export interface InFlight {
  has(contact: string): boolean;
  all(): readonly string[];
  /** How many there are of a round. */
  count(round: RoundName): number;
  /** Counts somebody until the work has ended, however it ends. */
  take(round: RoundName, contact: string, work: () => Promise<void>): void;
  /** Resolves when fewer than `limit` of a round are left. */
  below(round: RoundName, limit: number): Promise<void>;
}

/** Nobody yet. Whoever could not be told has no row, so the driver finds them again. */
export function createInFlight(path: Pick<Path, 'work' | 'log'>): InFlight {
  const held = new Set<string>();
  const works = new Map<RoundName, ReturnType<typeof createWork>>();
  const workOf = (round: RoundName) => {
    const onFault = (fault: unknown): void => {
      const name = faultName(fault);
      path.log('error', 'somebody could not be told and is taken up again', { fault: name });
    };
    const work = works.get(round) ?? createWork({ onFault });
    works.set(round, work);
    return work;
  };
  return {
    has: (contact) => held.has(contact),
    all: () => [...held],
    count: (round) => workOf(round).count(),
    take: (round, contact, task) => {
      const work = workOf(round);
      const isFirst = work.count() === 0;
      held.add(contact);
      work.do(() => task().finally(() => held.delete(contact)));
      if (isFirst) {
        // A stop, and whoever waits until all is settled, waits for these too.
        path.work.do(() => work.done());
      }
    },
    below: (round, limit) => workOf(round).below(limit),
  };
}
