import { type Address } from '../../domain/contact/address.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type ContactRecord, type OutboxEntry, type SendEntry } from '../../domain/contact/contact-record.ts';
import { holdsFloor } from '../../engine/household/take-turns.ts';
import { type Path } from '../path.ts';
import { type Seat } from '../attend/seat.ts';
import { findHousehold } from './find-household.ts';
import { householdLane, switchSpeaker } from './switch-speaker.ts';

/** Why such a message waits, for a coordinator to read. */
const heldByHousehold = 'household';
/** The end of what it waits for rings for it; this is only for what nobody told. */
const lookAgain: Millis = 6 * 60 * 60 * 1000;

/**
 * Whether a message may go to an address now. On a shared phone only one person has an open question at a time:
 * another's waits behind it, unless that other person has just written. Where nothing is open, a reply belongs to the
 * contact whom the last message was for.
 */
export async function takeFloor(
  path: Path,
  seat: Seat,
  entry: SendEntry,
  address: Address,
): Promise<boolean> {
  const { record } = seat;
  if (!record?.contact.shared?.length) {
    return true;
  }
  return path.lanes.run(householdLane, async () => {
    const { members, speaker } = await findHousehold(path.store, address);
    if (members.every(({ id }) => id === seat.id)) {
      await noteAlone(path, seat.id, address);
      return true;
    }
    if (speaker?.id === seat.id) {
      return !(await giveWay(path, record, entry, members));
    }
    const isAnswer = entry.send.solicited || entry.send.urgent;
    if (!speaker || isAnswer || !holdsPhone(speaker)) {
      await switchSpeaker(path, seat.id, members);
      return true;
    }
    if (isAsking(record, entry)) {
      await waitBehind(path, seat.id, { entry, speaker: speaker.id });
      return false;
    }
    return true;
  });
}

/** Whose own question gave way to another's does not hold the phone by it. */
function holdsPhone({ contact, outbox }: ContactRecord): boolean {
  const waiting = contact.session?.waiting;
  const asked = waiting?.kind === 'question' ? waiting.question : null;
  const gaveWay = outbox.some(
    (each) => each.kind === 'send' && each.held === heldByHousehold && each.send.question === asked,
  );
  return holdsFloor(contact) && (contact.ticket !== null || !gaveWay);
}

/** Whoever had the phone does not begin anew while another's question has waited for it longer; true: it waits. */
async function giveWay(
  path: Path,
  record: ContactRecord,
  entry: SendEntry,
  members: readonly ContactRecord[],
): Promise<boolean> {
  const now = path.clock.now();
  const [first] = members
    .filter(({ id }) => id !== record.id)
    .flatMap((other) =>
      other.outbox
        .filter((each) => beginsToAsk(other, each))
        .filter((each) => isInLine(each, now))
        .map(({ queuedAt }) => ({ id: other.id, queuedAt })),
    )
    .filter(({ queuedAt }) => queuedAt < entry.queuedAt)
    .sort((one, other) => one.queuedAt - other.queuedAt);
  if (!first || !beginsToAsk(record, entry)) {
    return false;
  }
  await waitBehind(path, record.id, { entry, speaker: first.id });
  await path.happen(first.id, { id: `${entry.id}.after.${now}`, at: now, kind: 'floor', behind: [] });
  return true;
}

/** What nobody waits for begins a conversation; a reminder goes on with one. */
function beginsToAsk(record: ContactRecord, entry: OutboxEntry): entry is SendEntry {
  if (entry.kind !== 'send' || entry.send.solicited || entry.send.urgent || entry.send.reminder) {
    return false;
  }
  return isAsking(record, entry);
}

function isInLine({ held, notBefore }: SendEntry, now: Instant): boolean {
  return held === heldByHousehold || (held === null && notBefore <= now);
}

/** A question, or what the same turn says before it: a greeting alone would only puzzle. */
function isAsking({ outbox }: ContactRecord, entry: SendEntry): boolean {
  const turn = turnOf(entry.id);
  return outbox.some(
    (each) => each.kind === 'send' && each.send.question !== null && turnOf(each.id) === turn,
  );
}

/** Ids of what a turn sends end with its place in the turn. */
function turnOf(id: string): string {
  return id.slice(0, id.lastIndexOf('.'));
}

async function noteAlone(path: Path, id: string, address: Address): Promise<void> {
  await path.change(id, (record) => ({
    record: record && {
      ...record,
      contact: {
        ...record.contact,
        shared: record.contact.shared?.filter((each) => each !== address) ?? [],
      },
    },
    rows: [],
  }));
}

/** The wait and what ends it are one write. */
async function waitBehind(
  path: Path,
  id: string,
  { entry, speaker }: { readonly entry: SendEntry; readonly speaker: string },
): Promise<void> {
  const now = path.clock.now();
  const wait = `${entry.id}.behind.${now}`;
  const effect = { kind: 'household', id: wait, act: { kind: 'wait_behind', speaker } } as const;
  await path.change(id, (record) => {
    const waiting = record?.outbox.filter((each) => mustWait(record, { each, entry, now })) ?? [];
    if (!record || waiting.length === 0) {
      return { record, rows: [] };
    }
    const outbox = record.outbox.map((each) =>
      each.kind === 'send' && waiting.includes(each)
        ? { ...each, notBefore: now + lookAgain, held: heldByHousehold }
        : each,
    );
    const entries = [...outbox, { kind: 'effect', id: wait, effect } as const];
    return { record: { ...record, outbox: entries }, rows: [] };
  });
}

/** Also what something else held up and that is due now: it would be tried again at once, and without end. */
function mustWait(
  record: ContactRecord,
  about: { readonly each: OutboxEntry; readonly entry: SendEntry; readonly now: Instant },
): boolean {
  const { each, entry, now } = about;
  if (each.kind !== 'send' || each.send.solicited || each.send.urgent || !isAsking(record, each)) {
    return false;
  }
  const isFree = each.held === null || each.held === heldByHousehold || each.notBefore <= now;
  return isFree || each.id === entry.id;
}

/** Lets the questions go that waited behind another person of the household. */
export function releaseHeld(record: ContactRecord, now: number): ContactRecord {
  return {
    ...record,
    outbox: record.outbox.map((each) =>
      each.kind === 'send' && each.held === heldByHousehold ? { ...each, notBefore: now, held: null } : each,
    ),
  };
}
