import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type Keep } from '../account/keep.ts';
import * as z from 'zod';

/** A bubble as it was, or is about to be, sent. */
export interface SentBubble {
  /** WhatsApp's id of it. */
  readonly id: string;
  /** Our own id of the message that it belongs to. */
  readonly message: string;
  /** Whether it is the message's last bubble, which speaks for all of it. */
  readonly last: boolean;
  readonly at: Instant;
  /** Whether its file goes by an upload that was made for somebody else. */
  readonly reused: boolean;
  /** WhatsApp's name of the chat that it is for; null where that was not kept. */
  readonly to: string | null;
  /** The encoded `proto.Message`. */
  readonly bytes: Uint8Array;
}

/** What was sent, so that a phone that cannot read it gets the same again. */
export interface SentShelf {
  /** Durable when it resolves. */
  put(bubbles: readonly SentBubble[]): Promise<void>;
  find(id: string): Promise<SentBubble | undefined>;
  /** Those of the ids that lie there, in the order of the ids. */
  findAll(ids: readonly string[]): Promise<readonly SentBubble[]>;
}

const kind = 'sent';
/** Phones that were off for up to two weeks may still ask; a later one would get words that nobody remembers. */
const lasts: Millis = 14 * 24 * 60 * 60 * 1000;

const shape = z.object({
  message: z.string(),
  last: z.boolean(),
  at: z.number(),
  reused: z.boolean().default(false),
  to: z.string().nullable().default(null),
  bytes: z.base64(),
});

/** A shelf in an account's keep, where values are sealed. */
export function createSentShelf({
  keep,
  now,
}: {
  readonly keep: Pick<Keep, 'read' | 'write'>;
  readonly now: () => Instant;
}): SentShelf {
  const findAll: SentShelf['findAll'] = async (ids) => {
    const found = await keep.read(kind, ids);
    return ids.flatMap((id) => {
      const value = found.get(id);
      const bubble = value && decode(id, value);
      return bubble && bubble.at > now() - lasts ? [bubble] : [];
    });
  };
  return {
    put: (bubbles) =>
      keep.write(
        bubbles.map((each) => ({ kind, id: each.id, value: encode(each), expires: each.at + lasts })),
      ),
    find: async (id) => (await findAll([id]))[0],
    findAll,
  };
}

function encode({ message, last, at, reused, to, bytes }: SentBubble): Uint8Array {
  const encoded = Buffer.from(bytes).toString('base64');
  return Buffer.from(JSON.stringify({ message, last, at, reused, to, bytes: encoded }));
}

function decode(id: string, value: Uint8Array): SentBubble {
  const { bytes, ...bubble } = shape.parse(JSON.parse(Buffer.from(value).toString('utf8')));
  return { id, ...bubble, bytes: Buffer.from(bytes, 'base64') };
}
