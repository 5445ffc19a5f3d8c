import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { digest } from '../../domain/digest.ts';
import { type Address } from '../../domain/address.ts';
import { type Records } from '../../programme/records/records.ts';
import { type Companion } from '../../runner/companion.ts';
import { type Asked } from '../http/endpoint.ts';

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

/** The address that a name of the simulator stands for. */
export function simulatorAddress(person: string): Address {
  return `simulator:${person.normalize()}`;
}

type Heard = Asked<z.infer<typeof personPath>, unknown, z.infer<typeof personMessage>>;

/** Hands a message of a simulated person to the companion; resolves once it is durable. */
export async function hearPerson(
  { companion, records }: { readonly companion: Companion; readonly records: Records },
  { path, body, idempotencyKey }: Heard,
): Promise<{ readonly id: string }> {
  const from = simulatorAddress(path.person);
  const { id } = await companion.hear({
    key: idempotencyKey === null ? randomUUID() : digest(`${from}\n${idempotencyKey}`),
    name: path.person,
    message: {
      from,
      text: body.text ?? (await labelOf(records, from, body.choice ?? 0)),
      media: [],
      tap: body.choice === undefined ? null : { question: null, choice: body.choice - 1 },
      startCode: null,
      edited: false,
      sentAt: companion.now(),
    },
  });
  return { id };
}

// A network tells the words of a pressed button too; they are what the conversation shows.
async function labelOf(records: Records, from: Address, choice: number): Promise<string> {
  return (await records.lastChoices(from))[choice - 1] ?? '';
}
