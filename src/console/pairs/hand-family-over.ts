import { type Contact } from '../../domain/contact.ts';
import { type Records } from '../../programme/records/records.ts';
import { type Companion } from '../../runner/companion.ts';

/** A family gets another companion, or none: what is open about it goes along, and all three are told. */
export async function handFamilyOver(
  { companion, records }: { readonly companion: Companion; readonly records: Records },
  family: Contact,
  volunteer: Contact | null,
): Promise<void> {
  // Named after the companion that is left, so that the same move sent twice is made once.
  const cause = `pair ${family.id} ${family.companion} ${volunteer?.id}`;
  await companion.happen(family.id, {
    id: records.idFor(`${cause} ${Math.floor(companion.now() / 60_000)}`),
    at: companion.now(),
    kind: 'pair',
    companion: volunteer?.id ?? null,
    name: volunteer?.name ?? null,
  });
}
