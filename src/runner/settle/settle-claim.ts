import { type Address, channelOf } from '../../domain/contact/address.ts';
import { type Claim } from '../../domain/contact/claim.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { mayTurnOutToBe } from '../../domain/contact/is-newcomer.ts';
import { nameOf } from '../../engine/pairs/tell-of-families.ts';
import { findHousehold } from '../household/find-household.ts';
import { changeContact } from '../commit/change-contact.ts';
import { ContactGone } from '../contact-gone.ts';
import { finishMerge } from '../merge/finish-merge.ts';
import { mergeContacts } from '../merge/merge-contacts.ts';
import { type Path } from '../path.ts';

/**
 * Settles the answer to whether a family has a new number. Yes: the contact that wrote from there is merged with the
 * family, all history kept, and the family leaves its old address, for others may hold that phone. Where
 * somebody else wrote STOP from there it is not taken. No: the next family of the same name is asked about; with none
 * left both stay apart and the writer is told. Each step can be repeated.
 */
export async function settleClaim(
  path: Path,
  by: string,
  { id, claim, same }: EffectOf<'claim_answered'>,
): Promise<void> {
  const [next, ...others] = claim.others;
  if (same) {
    await confirm(path, claim, { id, by });
  } else if (next) {
    const again = { ...claim, about: next, others, passedOn: false };
    await path.happen(next.contact, { id, at: path.clock.now(), kind: 'claim_again', claim: again });
  } else if (claim.newcomer !== null) {
    await path.happen(claim.newcomer, { id, at: path.clock.now(), kind: 'claim_done', same: false });
  }
}

interface Answer {
  readonly id: string;
  /** Who gave it. */
  readonly by: string;
}

async function confirm(path: Path, claim: Claim, answer: Answer): Promise<void> {
  const stays = await unite(path, claim, claim.about.contact);
  if (stays === null) {
    return;
  }
  if (await isStopped(path, claim, stays)) {
    await tellStopped(path, stays, answer);
    return;
  }
  await changeContact(path, stays, (known) => moved(known, claim));
  await path.happen(stays, { id: answer.id, at: path.clock.now(), kind: 'claim_done', same: true });
}

/**
 * Who both are from now on; null where the family is gone. Somebody who is known by themselves has lent their phone:
 * then the two share it and stay two.
 */
async function unite(path: Path, claim: Claim, id: string): Promise<string | null> {
  const family = await path.store.find(id);
  if (!family) {
    return null;
  }
  if (family.forward !== null) {
    await finishMerge(path, id);
    return unite(path, claim, family.forward);
  }
  const other = await whoWrote(path, claim);
  if (other && other.forward !== null) {
    await finishMerge(path, other.id);
    return id;
  }
  return other && mayTurnOutToBe(other.contact, family.contact) ? mergeContacts(path, id, other.id) : id;
}

/** Where a coordinator entered the number somebody may have written from there since. */
async function whoWrote({ store }: Path, { newcomer, addresses }: Claim): Promise<ContactRecord | undefined> {
  const [address] = addresses;
  if (newcomer === null && address !== undefined) {
    return (await findHousehold(store, address)).speaker;
  }
  return newcomer === null ? undefined : store.find(newcomer);
}

/** Whether somebody else wrote STOP from there: only they undo that. */
async function isStopped({ store }: Path, { addresses }: Claim, stays: string): Promise<boolean> {
  const there = await Promise.all(addresses.map((each) => findHousehold(store, each)));
  return there
    .flatMap(({ members }) => members)
    .some(({ id, contact }) => id !== stays && contact.consent.status === 'opted_out');
}

/** Whoever confirmed the number learns that it is not used. */
async function tellStopped(path: Path, family: string, { id, by }: Answer): Promise<void> {
  const [about, reader] = await Promise.all([family, by].map((each) => path.store.find(each)));
  if (about && reader) {
    const { language, name } = reader.contact;
    const text = path.script.phrase(language, 'move_stopped', { name, who: nameOf(about.contact) }).trim();
    const notice = { kind: 'notice', text, media: [], from: family, urgent: false } as const;
    await path.happen(by, { id: `${id}.stopped`, at: path.clock.now(), ...notice });
  }
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
