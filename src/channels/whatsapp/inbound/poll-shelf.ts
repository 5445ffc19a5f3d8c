import { z } from 'zod';
import { type Address } from '../../../domain/contact/address.ts';
import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type Keep } from '../account/keep.ts';

/** A poll, as it has to be known to read its votes. */
export interface Poll {
  /** What its votes are sealed with. */
  readonly secret: Uint8Array;
  /** What stands on its options, in order. */
  readonly options: readonly string[];
}

/** Polls by the chat that they stand in (by any of the person's addresses) and the network's id of them. */
export interface PollShelf {
  /** Durable when it resolves. */
  put(chats: readonly Address[], id: string, poll: Poll): Promise<void>;
  find(chats: readonly Address[], id: string): Promise<Poll | undefined>;
}

const kind = 'poll';
/** A vote that comes later than this answers a question that nobody remembers. */
const keptFor: Millis = 30 * 24 * 60 * 60 * 1000;

const shape = z.object({ secret: z.base64(), options: z.array(z.string()) });

/** A shelf in the account's keep. */
export function createPollShelf({
  keep,
  now,
}: {
  readonly keep: Pick<Keep, 'read' | 'write' | 'nameOf'>;
  readonly now: () => Instant;
}): PollShelf {
  const namesOf = (chats: readonly Address[], id: string): readonly string[] =>
    chats.map((chat) => keep.nameOf(`${chat} ${id}`));
  return {
    put: (chats, id, { secret, options }) => {
      const value = Buffer.from(JSON.stringify({ secret: Buffer.from(secret).toString('base64'), options }));
      const expires = now() + keptFor;
      return keep.write(namesOf(chats, id).map((name) => ({ kind, id: name, value, expires })));
    },
    find: async (chats, id) => {
      const [value] = (await keep.read(kind, namesOf(chats, id))).values();
      const kept = value && shape.parse(JSON.parse(Buffer.from(value).toString('utf8')));
      return kept && { secret: Buffer.from(kept.secret, 'base64'), options: kept.options };
    },
  };
}
