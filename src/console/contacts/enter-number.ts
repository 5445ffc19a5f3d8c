import { type Address } from '../../domain/contact/address.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { ApiError } from '../http/api-error.ts';
import { claimKey } from '../http/claim-key.ts';
import { type ContactParts } from './write-contact.ts';

/** Whether a new number can be entered for somebody: only for a family that does not have it yet. */
export function mayGetNumber(family: Contact, address: Address): boolean {
  return family.role === 'beneficiary' && !family.addresses.includes(address);
}

/** Asks the companion whether a family has this new number; throws ApiError where that cannot be. */
export async function enterNumber(
  { companion, records }: ContactParts,
  family: Contact,
  { address, key }: { readonly address: Address; readonly key: string | null },
): Promise<void> {
  if (!mayGetNumber(family, address)) {
    const words =
      'This is no family, or it has this address already. Others are changed by PATCH /api/contacts/<id>.';
    throw new ApiError('conflict', words, 'body.address');
  }
  const there = await records.contactsAt(address);
  if (there.some(({ consent }) => consent.status === 'opted_out')) {
    const words =
      'STOP was written from this number. Only who wrote it undoes that, by writing MULAI from there.';
    throw new ApiError('conflict', words, 'body.address');
  }
  const [newcomer] = there;
  const at = companion.now();
  // Without a name of the sender's, who presses twice within a minute asks once.
  const cause = key ?? String(Math.floor(at / 60_000));
  const id = records.idFor(`number ${family.id} ${address} ${cause}`);
  await claimKey(records, { route: `contacts/${family.id}/new-number`, key, body: address });
  const event = { id, at, kind: 'new_number', address, newcomer: newcomer?.id ?? null } as const;
  await companion.happen(family.id, event);
}
