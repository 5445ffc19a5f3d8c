import { z } from 'zod';
import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type Keep } from '../account/keep.ts';
import { type Person } from './person.ts';

/**
 * Whether a person may be told now of what they sent, for they were not told lately, by whichever of their names. Yes
 * counts as telling, durably; whoever asks again for the same cause is answered the same.
 */
export type MayTell = (person: Person, cause: string) => Promise<boolean>;

/** What telling is remembered with. */
export interface RefusalParts {
  readonly keep: Pick<Keep, 'read' | 'write' | 'nameOf'>;
  readonly now: () => Instant;
  /** Each thing to be told of has its own. */
  readonly what: 'unreadable' | 'call';
  readonly every: Millis;
}

const kind = 'told';
const shape = z.object({ at: z.number(), cause: z.string() });

/** Remembers in the account's keep who was told of one thing, and when. */
export function createRefusals({ keep, now, what, every }: RefusalParts): MayTell {
  return async ({ address, also }, cause) => {
    const ids = [address, ...also].map((each) => keep.nameOf(`${what} ${each}`));
    const found = await keep.read(kind, ids);
    const told = [...found.values()]
      .map((value) => shape.parse(JSON.parse(Buffer.from(value).toString('utf8'))))
      .filter(({ at }) => now() - at < every);
    if (told.length === 0) {
      const value = Buffer.from(JSON.stringify({ at: now(), cause }));
      await keep.write(ids.map((id) => ({ kind, id, value, expires: now() + every })));
    }
    return told.every((each) => each.cause === cause);
  };
}
