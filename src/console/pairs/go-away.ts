import { type Contact } from '../../domain/contact/contact.ts';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';
import { claimKey } from '../http/claim-key.ts';
import { momentOf } from '../http/moment-of.ts';
import { refuseFamily } from './refuse-roles.ts';

/** Until when a volunteer is away, and who stands in. */
export interface Leave {
  /** A moment, or the last day by their own calendar; null: back now. */
  readonly until: string | null;
  readonly stand_in?: string | undefined;
}

/** Sends a volunteer on leave, or has them back; throws ApiError where that cannot be. */
export async function goAway(
  parts: ContactParts,
  volunteer: Contact,
  { leave, key }: { readonly leave: Leave; readonly key: string | null },
): Promise<void> {
  refuseFamily(volunteer, 'path.id');
  const { until: written, stand_in: named } = leave;
  const standIn = named === undefined ? null : await standInFor(parts, volunteer, named);
  const now = parts.companion.now();
  // A day is away to its end, as the flow that asks a volunteer for it takes it too.
  const until = written === null ? null : momentOf(written, 24, volunteer.timezone);
  if (until !== null && until <= now) {
    const words = 'That is over. Name a day to come, or null for back now.';
    throw new ApiError('bad_request', words, 'body.until');
  }
  await claimKey(parts.records, { route: `contacts/${volunteer.id}/away`, key, body: leave });
  const cause = `away ${volunteer.id} ${until} ${key ?? now}`;
  const event = { id: parts.records.idFor(cause), at: now, kind: 'away', until, standIn } as const;
  await parts.companion.happen(volunteer.id, event);
}

async function standInFor({ records }: ContactParts, volunteer: Contact, id: string): Promise<string> {
  const found = await getContact(records, id, 'body.stand_in');
  refuseFamily(found, 'body.stand_in');
  if (found.id === volunteer.id) {
    throw new ApiError('conflict', 'Nobody stands in for themselves.', 'body.stand_in');
  }
  return found.id;
}
