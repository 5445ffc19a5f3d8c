import { randomUUID } from 'node:crypto';
import { type z } from 'zod';
import { claimKey } from '../http/claim-key.ts';
import { keptText, type noteBody } from './note-view.ts';
import { type ContactParts } from './write-contact.ts';

/** What a note is about, with the names under which its Idempotency-Key counts. */
interface Subject {
  readonly contact: string;
  /** Of a note about a ticket. */
  readonly ticket?: string;
  readonly route: string;
}

/**
 * Writes a note down and answers with its id; under one Idempotency-Key once. Throws ApiError where the key is taken.
 */
export async function writeNote(
  { companion, records }: Pick<ContactParts, 'companion' | 'records'>,
  { contact, ticket, route }: Subject,
  { body, key }: { readonly body: z.infer<typeof noteBody>; readonly key: string | null },
): Promise<{ readonly id: string }> {
  await claimKey(records, { route, key, body });
  const cause = key === null ? randomUUID() : records.idFor(`note ${ticket ?? contact} ${key}`);
  const id = `note-${cause}`;
  const about = ticket === undefined ? {} : { ticket };
  const note = { kind: 'note', text: keptText(body.text), by: body.by, ...about } as const;
  await companion.happen(contact, { id, at: companion.now(), ...note });
  return { id: `${id}.0` };
}
