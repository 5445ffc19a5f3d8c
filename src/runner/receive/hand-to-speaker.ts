import { type AddressRow } from '../../domain/contact/address.ts';
import { cleanText } from '../../domain/text/clean-text.ts';
import { type ContactRecord, newRecord } from '../../domain/contact/contact-record.ts';
import { newContact } from '../../domain/contact/contact.ts';
import { type Event } from '../../domain/event.ts';
import { maskText } from '../../domain/text/mask.ts';
import { type InboundMessage, type Incoming } from '../../domain/message.ts';
import { expectsDigits } from '../../engine/hear/expects-digits.ts';
import { type Taken } from '../companion.ts';
import { findInvite } from './find-invite.ts';
import { findReacted } from './find-reacted.ts';
import { type Speaker } from './find-speaker.ts';
import { shareAddress } from '../household/share-address.ts';
import { whenTaken } from './mark-seen.ts';
import { type Names } from '../names.ts';
import { type Path } from '../path.ts';
import { type Seat } from '../attend/seat.ts';

/** The longest text that is kept of a message; Telegram sends no longer ones, WhatsApp does. */
const longestText = 4096;

/** A message, and its place in our own order of arrival. */
export interface Came {
  readonly incoming: Incoming;
  readonly order: number;
}

/** Puts a message, masked and cleaned, into the list of its speaker; `taken` resolves once that is durable. */
export async function handToSpeaker(
  path: Path,
  names: Names,
  { incoming, order }: Came,
  speaker: Speaker,
): Promise<{ readonly taken: Promise<Taken> }> {
  const { message } = incoming;
  const seat = path.seats.get(speaker.id);
  // Where a stranger's copy would be read, their first message makes them, or finds out that they are there.
  if (!isStranger(speaker, incoming)) {
    await path.load(seat);
  }
  const invite = await findInvite(path.store, message, path.clock.now());
  const reactsTo = await findReacted(path.store, seat.id, incoming.reactsTo);
  const told = reactsTo ? { ...incoming, message: { ...message, reactsTo } } : incoming;
  const event = Object.assign(toEvent(path, names, seat, told), invite && { invite });
  if (await wasTakenBefore(path, names, { seat, speaker, event, incoming })) {
    return { taken: Promise.resolve({ id: event.id, contact: speaker.id, seen: true }) };
  }
  return { taken: arrive(path, seat.record, { incoming, event, order, speaker }) };
}

/** What they wrote under a former name can only be told by a copy. */
function isStranger({ isNew = false }: Speaker, { formerKeys = [] }: Incoming): boolean {
  return isNew && formerKeys.length === 0;
}

/** By another of the household, or under a name that it had before the network told whose it is. */
async function wasTakenBefore(
  path: Path,
  names: Names,
  about: {
    readonly seat: Seat;
    readonly speaker: Speaker;
    readonly event: Event;
    readonly incoming: Incoming;
  },
): Promise<boolean> {
  const { seat, speaker, event, incoming } = about;
  const former = (incoming.formerKeys ?? []).map(names.eventOf);
  if (hasTaken(seat.record, former)) {
    return true;
  }
  for (const other of speaker.household.filter((each) => each !== speaker.id)) {
    if (hasTaken(await path.store.find(other), [event.id, ...former])) {
      return true;
    }
  }
  return false;
}

function hasTaken(record: ContactRecord | undefined, ids: readonly string[]): boolean {
  return ids.some((id) => record !== undefined && whenTaken(record.seen, id) !== undefined);
}

function toEvent(path: Path, names: Names, seat: Seat, incoming: Incoming): Event {
  const at = path.clock.now();
  const world = path.catalog.world(at, () => false);
  const { text, cut } = cleanText(incoming.message.text, longestText);
  const digits = seat.record !== undefined && expectsDigits(world, seat.record.contact, text);
  const said: InboundMessage = {
    ...incoming.message,
    text: maskText(text, digits ? 'digits' : 'other'),
    ...(cut && { cut }),
    media: incoming.message.media.map((each) =>
      each.kind !== 'location' && each.name !== null ? { ...each, name: maskText(each.name, 'other') } : each,
    ),
  };
  const { replaces } = incoming;
  const message = replaces === undefined ? said : { ...said, replaces: names.eventOf(replaces) };
  return { id: names.eventOf(incoming.key), at, kind: 'message', message };
}

function arrive(
  path: Path,
  known: ContactRecord | undefined,
  about: {
    readonly incoming: Incoming;
    readonly event: Event;
    readonly order: number;
    readonly speaker: Speaker;
  },
): Promise<Taken> {
  const { incoming, event, order, speaker } = about;
  // Since it was taken many others may have come, and an idle seat of so long ago is forgotten.
  const seat = path.seats.get(speaker.id);
  return new Promise((resolve, reject) => {
    if (!known || speaker.rows.length > 0 || learnsSharing(known, about)) {
      seat.changes.push({
        apply: (record) => ({
          record: record
            ? sharing(withAddresses(record, speaker.rows), about)
            : newRecord(strangerAt(path, seat.id, incoming)),
          rows: [],
          addresses: record ? speaker.rows : rowsOfNew(seat.id, about),
        }),
        resolve: () => undefined,
        reject: () => undefined,
      });
    }
    if (isStranger(speaker, incoming) && !seat.loaded && !seat.attending) {
      Object.assign(seat, { loaded: true, presumed: true, readAt: path.order() });
    }
    seat.arrivals.push({ event, order, knownBy: speaker.knownBy, resolve, reject });
    path.attend(seat);
  });
}

/** Whoever was there is gone although a row names them: whoever erases them takes it away at this very moment. */
function rowsOfNew(id: string, { incoming, speaker }: Heard): readonly AddressRow[] {
  const row = { contacts: speaker.household, speaker: id, found: [] };
  const { also = [], message } = incoming;
  return speaker.rows.length > 0
    ? speaker.rows
    : [message.from, ...also].map((address) => ({ address, ...row }));
}

interface Heard {
  readonly incoming: Incoming;
  readonly speaker: Speaker;
}

function learnsSharing({ contact }: ContactRecord, { incoming, speaker }: Heard): boolean {
  return speaker.household.length > 1 && !contact.shared?.includes(incoming.message.from);
}

function sharing(record: ContactRecord, heard: Heard): ContactRecord {
  return learnsSharing(record, heard) ? shareAddress(record, heard.incoming.message.from) : record;
}

/** Behind those that are known: the message itself brings the one that it came from to the front. */
function withAddresses(record: ContactRecord, rows: readonly AddressRow[]): ContactRecord {
  const { addresses } = record.contact;
  const more = rows.map(({ address }) => address).filter((each) => !addresses.includes(each));
  return more.length === 0
    ? record
    : { ...record, contact: { ...record.contact, addresses: [...addresses, ...more] } };
}

function strangerAt(path: Path, id: string, { name, message, also = [] }: Incoming) {
  return newContact({
    id,
    at: path.clock.now(),
    name: maskText(cleanText(name ?? '', 128).text, 'other'),
    language: path.settings.language,
    timezone: path.settings.timezone,
    addresses: [message.from, ...also],
    stranger: true,
  });
}
