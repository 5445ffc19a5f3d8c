import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { StoreError } from '../../store.ts';
import { type Collections } from '../collections.ts';
import { createMongoLeases } from '../mongo-leases.ts';

/** A restore or a move that replaces what a database holds. */
export interface Bringer {
  /** Throws `in_use` when another one has begun meanwhile, since this one stood still for longer than its lease. */
  confirm(): Promise<void>;
  /** Lets others begin. */
  end(): Promise<void>;
}

const name = 'bringing';
/** One that dies holds up the next for so long. */
const lasts: Millis = 10_000;
/** How often and how many milliseconds apart it is asked for, before it is refused. */
const patience = { tries: 24, pause: 500 } as const;

function underWay(place: string): StoreError {
  return new StoreError(
    'in_use',
    `Another restore or move into the database ${place} is under way; let it come to its end and try again. Nothing was changed.`,
  );
}

/**
 * Runs one replacement of a database at a time. Two at once would put a mixture, or nothing, in place and report
 * success: the second waits for the first, then throws `in_use`.
 */
export async function bringAlone(
  { bringers }: Pick<Collections, 'bringers'>,
  {
    now,
    place,
    wait = sleep,
  }: {
    readonly now: () => Instant;
    readonly place: string;
    /** Lets so many milliseconds pass. */
    readonly wait?: (milliseconds: number) => Promise<unknown>;
  },
): Promise<Bringer> {
  const leases = createMongoLeases(bringers);
  const owner = randomUUID();
  const hold = async (): Promise<boolean> => (await leases.take({ name, owner, now: now(), lasts })) !== null;
  for (let tries = 0; !(await hold()); tries++) {
    if (tries >= patience.tries) {
      throw underWay(place);
    }
    await wait(patience.pause);
  }
  const renewing = setInterval(() => void hold().catch(() => undefined), lasts / 3);
  return {
    confirm: async () => {
      if (!(await hold())) {
        throw underWay(place);
      }
    },
    end: async () => {
      clearInterval(renewing);
      // Where the database is away it runs out.
      await leases.drop(name, owner).catch(() => undefined);
    },
  };
}
