import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { digest } from '../../domain/text/digest.ts';
import { type Address } from '../../domain/contact/address.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Records } from '../../programme/records/records.ts';
import { heardRowOf } from '../../domain/heard-row.ts';
import { type Asked } from '../http/endpoint.ts';
import { keyIsTaken } from '../http/key-is-taken.ts';
import { saysTheSame } from './says-the-same.ts';
import { type SimulatedTalk } from './simulator-parts.ts';

const words = 'Use 1 to 64 letters, digits, - _ or .';

/** Whose phone it is; the name is made up by whoever tries the simulator. */
export const personPath = z.strictObject({
  person: z
    .string()
    .regex(/^[\p{L}\p{M}\p{N}._-]{1,64}$/u, words)
    .describe(words),
});

/** What somebody writes or presses. */
export const personMessage = z
  .strictObject({
    text: z.string().min(1).max(4096).optional(),
    choice: z.int().min(1).max(99).optional().describe('A button under the open question, from 1.'),
  })
  .refine(({ text, choice }) => (text === undefined) !== (choice === undefined), {
    message: 'Send either "text" or "choice".',
  })
  .describe('Either `text` or `choice`.');

/** A file that somebody sends. */
export const personFile = z.strictObject({
  kind: z.enum(['image', 'voice', 'video', 'document']),
  name: z.string().max(200).nullable().default(null),
  mime: z.string().max(100).nullable().default(null),
  text: z.string().max(1024).default('').describe('Its caption.'),
  base64: z.base64().min(4),
});

/** The address that a name of the simulator stands for. */
export function simulatorAddress(person: string): Address {
  return `simulator:${person.normalize()}`;
}

type By<Body> = Asked<z.infer<typeof personPath>, unknown, Body>;
type Said = Pick<InboundMessage, 'text' | 'media' | 'tap'>;

/** Hands a text or a pressed button of a simulated person to the companion; resolves once it is durable. */
export async function hearPerson(
  talk: SimulatedTalk,
  asked: By<z.infer<typeof personMessage>>,
): Promise<{ readonly id: string }> {
  const { text, choice } = asked.body;
  const from = simulatorAddress(asked.path.person);
  return hear(talk, asked, {
    text: text ?? (await labelOf(talk.records, from, choice ?? 0)),
    media: [],
    tap: choice === undefined ? null : { question: null, choice: choice - 1 },
  });
}

/** A network takes a file first and tells of it then; it is fetched as any other. */
export async function hearFile(
  talk: SimulatedTalk,
  asked: By<z.infer<typeof personFile>>,
): Promise<{ readonly id: string }> {
  const { kind, name, mime, base64, text } = asked.body;
  const bytes = Buffer.from(base64, 'base64');
  const ref = await talk.files.put(bytes);
  return hear(talk, asked, { text, media: [{ kind, name, mime, bytes: bytes.byteLength, ref }], tap: null });
}

async function hear(
  { companion, records }: SimulatedTalk,
  { path, idempotencyKey }: By<unknown>,
  said: Said,
): Promise<{ readonly id: string }> {
  const from = simulatorAddress(path.person);
  const { id, seen } = await companion.hear({
    key: idempotencyKey === null ? randomUUID() : digest(`${from}\n${idempotencyKey}`),
    name: path.person,
    message: { ...said, from, startCode: null, edited: false, sentAt: companion.now() },
  });
  // A process that was asked before knows it; another one, or one after a restart, has only what was written down.
  const row = seen ? await records.findRow('messages', heardRowOf(id)) : undefined;
  if (row && !saysTheSame(row, said)) {
    throw keyIsTaken();
  }
  return { id };
}

// A network tells the words of a pressed button too; they are what the conversation shows.
async function labelOf(records: Records, from: Address, choice: number): Promise<string> {
  return (await records.lastChoices(from))[choice - 1] ?? '';
}
