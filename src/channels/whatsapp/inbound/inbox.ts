import { z } from 'zod';
import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type Keep } from '../account/keep.ts';

/** A message as it was decrypted, before anybody has handled it. */
export interface DecryptedMessage {
  /** What it is put and dropped by. */
  readonly name: string;
  /** The attributes of its stanza: sender, id, time, … */
  readonly attrs: Readonly<Record<string, string>>;
  /** The padded protobuf. */
  readonly plaintext: Uint8Array;
  readonly at: Instant;
}

/** Decrypted messages that nobody has handled yet. They survive the process. */
export interface Inbox {
  /** Resolves when it is durable. The same name replaces. */
  put(message: Omit<DecryptedMessage, 'at'>): Promise<void>;
  /** Handled: it need not be kept any longer. */
  drop(name: string): Promise<void>;
  /** Whether one of this name has been put and not dropped, as far as this process knows. */
  holds(name: string): boolean;
  /** In the order in which they came. */
  all(): Promise<readonly DecryptedMessage[]>;
}

const kind = 'inbox';
/** Longer than any outage that somebody would still want an answer after; then the words go. */
const keptFor: Millis = 14 * 24 * 60 * 60 * 1000;
const page = 200;

const shape = z.object({
  name: z.string(),
  attrs: z.record(z.string(), z.string()),
  plaintext: z.base64(),
  at: z.number(),
  order: z.number(),
});

/** An inbox in the account's keep. Names that hold somebody's number are not seen from outside. */
export function createInbox({
  keep,
  now,
}: {
  readonly keep: Pick<Keep, 'read' | 'list' | 'write' | 'nameOf'>;
  readonly now: () => Instant;
}): Inbox {
  let order = 0;
  const held = new Set<string>();
  return {
    put: async ({ name, attrs, plaintext }) => {
      const at = now();
      const text = Buffer.from(plaintext).toString('base64');
      const value = Buffer.from(JSON.stringify({ name, attrs, plaintext: text, at, order: ++order }));
      await keep.write([{ kind, id: keep.nameOf(name), value, expires: at + keptFor }]);
      held.add(name);
    },
    drop: async (name) => {
      held.delete(name);
      await keep.write([{ kind, id: keep.nameOf(name), value: null, expires: null }]);
    },
    holds: (name) => held.has(name),
    all: async () => {
      const messages = await readAll(keep);
      messages.forEach(({ name }) => held.add(name));
      return messages.sort((a, b) => a.at - b.at || a.order - b.order).map(decryptedOf);
    },
  };
}

async function readAll(keep: Pick<Keep, 'read' | 'list'>): Promise<z.infer<typeof shape>[]> {
  const messages: z.infer<typeof shape>[] = [];
  let after = '';
  for (;;) {
    const ids = await keep.list(kind, { after, limit: page });
    for (const value of (await keep.read(kind, ids)).values()) {
      messages.push(shape.parse(JSON.parse(Buffer.from(value).toString('utf8'))));
    }
    if (ids.length < page) {
      return messages;
    }
    after = ids.at(-1) ?? '';
  }
}

function decryptedOf({ name, attrs, plaintext, at }: z.infer<typeof shape>): DecryptedMessage {
  return { name, attrs, plaintext: Buffer.from(plaintext, 'base64'), at };
}
