import { type ChannelName } from '../../domain/contact/address.ts';
import { type Path } from '../../runner/path.ts';
import { createWork } from '../../runner/work.ts';

/** A round over the audience: of those of one channel, or of whoever is left. */
export type RoundName = ChannelName | 'rest';

/** Those who are being told something in this moment by this process. */
export interface Hands {
  has(contact: string): boolean;
  all(): readonly string[];
  /** How many of a round. */
  count(round: RoundName): number;
  /** Takes somebody in hand until the work has ended, however it ends. */
  take(round: RoundName, contact: string, work: () => Promise<void>): void;
  /** Resolves when fewer than this of a round are in hand. */
  below(round: RoundName, limit: number): Promise<void>;
}

/** Empty hands. What goes wrong for somebody is found again by the driver, since they have no row then. */
export function createHands(path: Pick<Path, 'work' | 'log'>): Hands {
  const held = new Set<string>();
  const works = new Map<RoundName, ReturnType<typeof createWork>>();
  const workOf = (round: RoundName) => {
    const onFault = (fault: unknown): void => {
      const name = fault instanceof Error ? fault.name : 'unknown';
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
