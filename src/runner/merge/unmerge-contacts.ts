import { type AddressRow, speakerAt } from '../../domain/contact/address.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { isUnfinished } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { mergeOrigin } from '../../domain/merge-origin.ts';
import { type Row } from '../../domain/row.ts';
import { planCampaigns } from '../../engine/campaigns/plan-campaigns.ts';
import { planCare } from '../../engine/care/plan-care.ts';
import { type UnmergeRefusal } from '../companion.ts';
import { findHousehold } from '../household/find-household.ts';
import { shareAddress } from '../household/share-address.ts';
import { passWorkOn } from './pass-work-on.ts';
import { householdLane } from '../household/switch-speaker.ts';
import { kinds, pointTo } from './merge-contacts.ts';
import { addressesBack, partFrom } from './part-from.ts';
import { type Path } from '../path.ts';

/** So long a merge can be undone: later nobody remembers what was whose. */
const undoLasts: Millis = 30 * 24 * 60 * 60 * 1000;
const page = 200;

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
    const contact = livingAgain(path, readContact(row, 'younger'));
    const addresses = await addressesOf(path, contact, from);
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

/** A snapshot that the path itself wrote. */
function readContact({ data }: Row, which: 'older' | 'younger'): Contact {
  return JSON.parse(data[which] as string) as Contact;
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

async function addressesOf(path: Path, { id, addresses }: Contact, from: string): Promise<AddressRow[]> {
  const rows = await Promise.all(addresses.map((each) => path.store.findAddress(each)));
  return addresses.map((address, index) => {
    const { contacts, speaker } = standing(rows[index], id);
    const others = contacts.filter((each) => each !== from && each !== id);
    return { address, contacts: [id, ...others], speaker: speaker === from ? id : speaker };
  });
}

/** Who is at an address; where nobody is, they speak who come there. */
function standing(row: AddressRow | undefined, id: string): Pick<AddressRow, 'contacts' | 'speaker'> {
  return { contacts: row?.contacts ?? [], speaker: (row && speakerAt(row)) ?? id };
}

/** The one who stayed gives back what it took over; each step can be repeated. */
export async function settleSplit(path: Path, younger: string, from: string): Promise<void> {
  const row = await path.store.findRow('merges', younger);
  if (!row) {
    return;
  }
  const were = { older: readContact(row, 'older'), younger: readContact(row, 'younger') };
  const open = new Set(were.younger.tasks?.map(({ id }) => id));
  const before = await path.store.find(from);
  for (const task of before?.contact.tasks?.filter(({ id }) => open.has(id)) ?? []) {
    const event = { id: `split.${younger}.${task.id}`, at: path.clock.now(), kind: 'task', task } as const;
    await path.happen(younger, event);
  }
  const { id, name, companion } = were.younger;
  if (before && companion !== null) {
    const about = { family: { id, name }, aliases: [], from: before.contact.companion, to: companion };
    await passWorkOn(path, { ...about, cause: `split.${id}.${row.at}` });
  }
  const back = before ? await rowsBack(path, from, addressesBack(before.contact, were.older)) : [];
  await path.change(from, (record) => ({
    record: record && partFrom(record, were),
    rows: [],
    addresses: record ? back : [],
  }));
  await giveRowsBack(path, younger, from);
  await noteSharing(path, younger, were.younger);
  await path.store.dropRows('merges', [younger]);
}

/** Who is at an address meanwhile shares it. */
async function rowsBack(path: Path, id: string, addresses: Contact['addresses']): Promise<AddressRow[]> {
  const rows = await Promise.all(addresses.map((each) => path.store.findAddress(each)));
  return addresses.map((address, index) => {
    const { contacts, speaker } = standing(rows[index], id);
    return { address, contacts: [...new Set([...contacts, id])], speaker };
  });
}

async function giveRowsBack(path: Path, younger: string, from: string): Promise<void> {
  const where = { [mergeOrigin(younger)]: true };
  for (const kind of kinds) {
    for (;;) {
      const rows = await path.store.rows({ kind, contact: from, where, limit: page, order: 'oldest' });
      if (rows.length === 0) {
        break;
      }
      const names = rows.flatMap((row) => filesIn(row, from));
      await path.files.moveSome(from, younger, names);
      const back = rows.map((row) => giveBack(row, from, younger));
      await path.committer.commit({ contact: null, rows: back, restsOn: [] });
    }
  }
}

function filesIn({ data }: Row, contact: string): readonly string[] {
  const named = JSON.stringify(data).matchAll(new RegExp(`"kept:${contact}/([^"/\\\\]+)"`, 'gu'));
  return [...named].map(([, name = '']) => name);
}

function giveBack(row: Row, from: string, younger: string): Row {
  const pointed = pointTo(row.data, `kept:${from}/`, `kept:${younger}/`) as Row['data'];
  const data = Object.fromEntries(Object.entries(pointed).filter(([key]) => key !== mergeOrigin(younger)));
  return { ...row, contact: younger, version: row.version + 1, data };
}

/** Where both had one phone they share it again. */
async function noteSharing(path: Path, id: string, { addresses }: Contact): Promise<void> {
  for (const address of addresses) {
    const { members } = await findHousehold(path.store, address);
    for (const member of members.length > 1 ? members : []) {
      await path.change(member.id, (record) => ({
        record: record && shareAddress(record, address),
        rows: [],
      }));
    }
  }
}
