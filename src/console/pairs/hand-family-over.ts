import { randomUUID } from 'node:crypto';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Companion } from '../../runner/companion.ts';

/** A family gets another companion, or none: what is open about it goes along, and all three are told. */
export async function handFamilyOver(
  { companion }: { readonly companion: Companion },
  family: Contact,
  volunteer: Contact | null,
): Promise<void> {
  // A name of its own: the same move may be made again after one back. Sent twice it changes nothing the second time.
  await companion.happen(family.id, {
    id: `pair-${randomUUID()}`,
    at: companion.now(),
    kind: 'pair',
    companion: volunteer?.id ?? null,
    name: volunteer?.name ?? null,
  });
}
