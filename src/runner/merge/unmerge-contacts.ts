import { type AddressRow } from '../../domain/contact/address.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type ContactRecord, isUnfinished } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Row } from '../../domain/row.ts';
import { planCampaigns } from '../../engine/campaigns/plan-campaigns.ts';
import { planCare } from '../../engine/care/plan-care.ts';
import { type UnmergeRefusal } from '../companion.ts';
import { inLanes } from '../attend/lanes.ts';
import { householdLane } from '../household/switch-speaker.ts';
import { endPartings, findPartings } from './end-partings.ts';
import { inPair } from './in-pair.ts';
import { splitName } from './is-parting.ts';
import { markSeen } from '../receive/mark-seen.ts';
import { finishMerge } from './finish-merge.ts';
import { type BeforeMerge, partContact } from './part-from.ts';
import { endSplit, findSender, settleSplit } from './settle-split.ts';
import { giveBack, readBefore, standing, untilSent } from './give-back.ts';
import { type Path } from '../path.ts';

/** So long a merge can be undone: later nobody remembers what was whose. */
const undoLasts: Millis = 30 * 24 * 60 * 60 * 1000;

/**
 * Two contacts that were merged are two again, each with what was its own; what was said since stays with the one who
 * stayed. In one write the younger one lives again with its addresses and wants back what the other took over; a
 * crash after that changes nothing, for wanting is part of it. Nothing is sent to either of them meanwhile, since it may
 * be the other's.
 */
export async function unmergeContacts(path: Path, younger: string): Promise<UnmergeRefusal | 'done'> {
  const row = await findMerge(path, younger);
  if (!row) {
    return 'not_merged';
  }
  // Who writes from there at this moment is looked for before it or after it.
  const ended = await inLanes(path.lanes, readBefore(row).younger.addresses, () =>
    path.lanes.run(`merge ${younger}`, () => unmerge(path, younger)),
  );
  if (ended === 'done') {
    // They are two whatever happens: what is not given back is wanted until it is.
    await settleSplit(path, younger).catch(() => undefined);
  }
  return ended;
}

async function unmerge(path: Path, younger: string): Promise<UnmergeRefusal | 'done'> {
  for (;;) {
    const row = await findMerge(path, younger);
    if (row?.contact == null) {
      return 'not_merged';
    }
    if (path.clock.now() - row.at > undoLasts) {
      return 'too_late';
    }
    const from = row.contact;
    await finishMerge(path, from);
    await endPartings(path, from);
    const parted = await inPair(path, [younger, from], () => part(path, younger, from));
    if (parted) {
      await endSplit(path, row, parted.before);
      return 'done';
    }
  }
}

/** What was written of a merge; undefined where it is not done, or undone. */
async function findMerge({ store }: Path, younger: string): Promise<Row | undefined> {
  const [record, row] = await Promise.all([store.find(younger), store.findRow('merges', younger)]);
  return record?.forward == null || isUnfinished(record) ? undefined : row;
}

/** Undefined where the one who stayed was made one with somebody, or somebody was parted from them, in this moment. */
async function part(
  path: Path,
  younger: string,
  from: string,
): Promise<{ readonly before: ContactRecord | undefined } | undefined> {
  await untilSent(path, from);
  const [row, stays] = await Promise.all([findMerge(path, younger), path.store.find(from)]);
  if (row?.contact !== from || stays?.forward !== null || (await findPartings(path, from)).length > 0) {
    return undefined;
  }
  await liveAgain(path, row, from);
  const isElsewhere = (await findSender(path, from)) !== undefined;
  return { before: isElsewhere ? undefined : await giveBack(path, younger, from).catch(() => undefined) };
}

async function liveAgain(path: Path, row: Row, from: string): Promise<void> {
  const { id } = row;
  const were = readBefore(row);
  const contact = livingAgain(path, were.younger);
  const effect = { kind: 'split', id: splitName(row), from } as const;
  const earlier = await partEarlier(path, were, from);
  await path.lanes.run(householdLane, async () => {
    const addresses = await addressesOf(path, contact, { from, older: were.older });
    await path.change(id, (current) => ({
      record:
        current && current.forward !== null
          ? {
              ...{ ...current, contact, forward: null },
              seen: markSeen(current.seen, effect.id, path.clock.now()),
              outbox: [{ kind: 'effect', id: effect.id, effect }],
            }
          : current,
      rows: earlier,
      addresses,
    }));
  });
}

/**
 * Whoever took the younger one over may have been made one with somebody else since, and so on up to the one who
 * stayed: when that is undone too they get back what was theirs, and nothing of the younger one.
 */
async function partEarlier({ store }: Path, were: BeforeMerge, from: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let id: string | null = were.older.id; id !== null && id !== from;) {
    const row: Row | undefined = await store.findRow('merges', id);
    if (row) {
      const younger = JSON.stringify(partContact(readBefore(row).younger, were));
      rows.push({ ...row, version: row.version + 1, data: { ...row.data, younger } });
    }
    id = (await store.find(id))?.forward ?? null;
  }
  return rows;
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
