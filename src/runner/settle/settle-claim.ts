import { type Address, channelOf } from '../../domain/contact/address.ts';
import { type Claim } from '../../domain/contact/claim.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { isNewcomer } from '../../domain/contact/is-newcomer.ts';
import { changeContact } from '../commit/change-contact.ts';
import { ContactGone } from '../contact-gone.ts';
import { mergeContacts } from '../merge/merge-contacts.ts';
import { type Path } from '../path.ts';

/**
 * Settles the answer to whether a family has a new number. Yes: the contact that wrote from there is merged with the
 * family, all history kept, and the family leaves its old address, for others may hold that phone. No: the next family
 * of the same name is asked about; with none left both stay apart and the writer is told. Each step can be repeated.
 */
export async function settleClaim(
  path: Path,
  { id, claim, same }: EffectOf<'claim_answered'>,
): Promise<void> {
  const [next, ...others] = claim.others;
  if (same) {
    await confirm(path, claim, id);
  } else if (next) {
    const again = { ...claim, about: next, others, passedOn: false };
    await path.happen(next.contact, { id, at: path.clock.now(), kind: 'claim_again', claim: again });
  } else if (claim.newcomer !== null) {
    await path.happen(claim.newcomer, { id, at: path.clock.now(), kind: 'claim_done', same: false });
  }
}

async function confirm(path: Path, claim: Claim, cause: string): Promise<void> {
  const stays = await unite(path, claim, claim.about.contact);
  if (stays !== null) {
    await changeContact(path, stays, (known) => moved(known, claim));
    await path.happen(stays, { id: cause, at: path.clock.now(), kind: 'claim_done', same: true });
  }
}

/**
 * Who both are from now on; null where the family is gone. Somebody who is known by themselves has lent their phone:
 * then the two share it and stay two.
 */
async function unite(path: Path, claim: Claim, id: string): Promise<string | null> {
  const { newcomer } = claim;
  const family = await path.store.find(id);
  const other = newcomer === null ? undefined : await path.store.find(newcomer);
  if (!family) {
    return null;
  }
  if (other && (other.forward === id || family.forward === other.id)) {
    return mergeContacts(path, id, other.id);
  }
  if (family.forward !== null) {
    return unite(path, claim, family.forward);
  }
  return other?.forward === null && isNewcomer(other.contact) ? mergeContacts(path, id, other.id) : id;
}

/** The new addresses in front; those of the same network are left, and remembered for an undoing. */
function moved(known: Contact | undefined, { addresses }: Claim): Contact {
  if (!known) {
    throw new ContactGone();
  }
  const networks = addresses.map(channelOf);
  const isOld = (each: Address): boolean => !addresses.includes(each) && networks.includes(channelOf(each));
  const left = known.addresses.filter(isOld);
  const kept = known.addresses.filter((each) => !isOld(each) && !addresses.includes(each));
  return {
    ...known,
    addresses: [...addresses, ...kept],
    unreachable: known.unreachable.filter((each) => !left.includes(each)),
    left: [...new Set([...(known.left ?? []), ...left])],
  };
}
