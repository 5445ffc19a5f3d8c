import { type AddressRow } from '../../domain/contact/address.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { isUnfinished } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { planCampaigns } from '../../engine/campaigns/plan-campaigns.ts';
import { planCare } from '../../engine/care/plan-care.ts';
import { type UnmergeRefusal } from '../companion.ts';
import { householdLane } from '../household/switch-speaker.ts';
import { readBefore } from './settle-split.ts';
import { standing } from './standing-at.ts';
import { type Path } from '../path.ts';

/** So long a merge can be undone: later nobody remembers what was whose. */
const undoLasts: Millis = 30 * 24 * 60 * 60 * 1000;

/**
 * Two contacts that were merged are two again, each with what was its own; what was said since stays with the one who
 * stayed. In one write the younger one lives again with its addresses and wants back what the other took over; a
 * crash after that changes nothing, for wanting is part of it.
 */
export async function unmergeContacts(path: Path, younger: string): Promise<UnmergeRefusal | 'done'> {
  const [record, row] = await Promise.all([path.store.find(younger), path.store.findRow('merges', younger)]);
  if (record?.forward == null || isUnfinished(record) || row?.contact == null) {
    return 'not_merged';
  }
  if (path.clock.now() - row.at > undoLasts) {
    return 'too_late';
  }
  const from = row.contact;
  await path.lanes.run(householdLane, async () => {
    const contact = livingAgain(path, readBefore(row).younger);
    const addresses = await addressesOf(path, contact, { from, older: readBefore(row).older });
    const effect = { kind: 'split', id: `split.${younger}.${row.at}`, from } as const;
    await path.change(younger, (current) => ({
      record:
        current && current.forward !== null
          ? {
              ...current,
              contact,
              forward: null,
              outbox: [{ kind: 'effect', id: effect.id, effect }],
            }
          : current,
      rows: [],
      addresses,
    }));
  });
  return 'done';
}

/** What was open then is long over; tasks come back as events. */
function livingAgain(path: Path, contact: Contact): Contact {
  const rested: Contact = {
    ...contact,
    session: null,
    followUps: [],
    queued: [],
    waitingStarts: [],
    lastAnswer: null,
    ticket: null,
    behind: [],
    ...(contact.tasks ? { tasks: [] } : {}),
  };
  const world = path.catalog.world(path.clock.now(), () => false);
  return planCampaigns({ ...rested, followUps: planCare(rested, world) }, world);
}

/** Where both had one phone before, the one who stayed stays there. */
async function addressesOf(
  path: Path,
  { id, addresses }: Contact,
  { from, older }: { readonly from: string; readonly older: Contact },
): Promise<AddressRow[]> {
  const rows = await Promise.all(addresses.map((each) => path.store.findAddress(each)));
  return addresses.map((address, index) => {
    const { contacts, speaker } = standing(rows[index], id);
    const leaves = (each: string): boolean => each === from && !older.addresses.includes(address);
    const others = contacts.filter((each) => each !== id && !leaves(each));
    return { address, contacts: [id, ...others], speaker: leaves(speaker) ? id : speaker };
  });
}
