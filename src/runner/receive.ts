import { type Address, type AddressRow } from '../domain/address.ts';
import { cleanText } from '../domain/clean-text.ts';
import { newContact } from '../domain/contact.ts';
import { type Event } from '../domain/event.ts';
import { maskText } from '../domain/mask.ts';
import { type InboundMessage, type Incoming } from '../domain/message.ts';
import { expectsDigits } from '../engine/hear/expects-digits.ts';
import { ContactGone } from './contact-gone.ts';
import { type Taken } from './companion.ts';
import { newRecord } from './compose.ts';
import { whenTaken } from './mark-seen.ts';
import { type Names } from './names.ts';
import { type Path } from './path.ts';
import { type Seat } from './seat.ts';

/** The longest text that is kept of a message; Telegram and WhatsApp send no longer ones. */
const longestText = 4096;

/** The door: finds who speaks at the address, masks and cleans, and hands the event to their list. */
export function createReceive(path: Path, names: Names): (incoming: Incoming) => Promise<Taken> {
  const hear = async (incoming: Incoming, order: number): Promise<Taken> => {
    const { from } = incoming.message;
    // Only finding the speaker is in the address's lane: the next message need not wait for this one's commit.
    const taken = await path.lanes.run(from, async () => {
      const row = await path.store.findAddress(from);
      const id = row?.speaker ?? names.contactAt(from);
      const seat = path.seats.get(id);
      await path.load(seat);
      const event = toEvent(path, names, seat, incoming);
      if (row && (await wasTakenByOther(path, row, event.id))) {
        return { done: Promise.resolve({ id: event.id, contact: id, seen: true }) };
      }
      return { done: arrive(path, seat, { incoming, event, order, row }) };
    });
    return taken.done;
  };
  return async (incoming) => {
    const order = path.order();
    try {
      return await hear(incoming, order);
    } catch (fault) {
      if (fault instanceof ContactGone) {
        // Erased in this very moment: what they write now comes from a stranger.
        return hear(incoming, order);
      }
      throw fault;
    }
  };
}

async function wasTakenByOther(path: Path, row: AddressRow, id: string): Promise<boolean> {
  for (const other of row.contacts.filter((each) => each !== row.speaker)) {
    const record = await path.store.find(other);
    if (record && whenTaken(record.seen, id) !== undefined) {
      return true;
    }
  }
  return false;
}

function toEvent(path: Path, names: Names, seat: Seat, incoming: Incoming): Event {
  const at = path.clock.now();
  const world = path.catalog.world(at, () => false);
  const { text } = cleanText(incoming.message.text, longestText);
  const digits = seat.record !== undefined && expectsDigits(world, seat.record.contact, text);
  const message: InboundMessage = {
    ...incoming.message,
    text: maskText(text, digits ? 'digits' : 'other'),
    media: incoming.message.media.map((each) =>
      each.kind !== 'location' && each.name !== null ? { ...each, name: maskText(each.name, 'other') } : each,
    ),
  };
  return { id: names.eventOf(incoming.key), at, kind: 'message', message };
}

function arrive(
  path: Path,
  seat: Seat,
  about: {
    readonly incoming: Incoming;
    readonly event: Event;
    readonly order: number;
    readonly row: AddressRow | undefined;
  },
): Promise<Taken> {
  const { incoming, event, order, row } = about;
  const from: Address = incoming.message.from;
  return new Promise((resolve, reject) => {
    if (!seat.record || !row) {
      seat.changes.push({
        apply: (record) => ({
          record: record ?? newRecord(strangerAt(path, seat.id, incoming)),
          rows: [],
          addresses: [row ?? { address: from, contacts: [seat.id], speaker: seat.id }],
        }),
        resolve: () => undefined,
        reject: () => undefined,
      });
    }
    seat.arrivals.push({ event, order, resolve, reject });
    path.attend(seat);
  });
}

function strangerAt(path: Path, id: string, { name, message }: Incoming) {
  return newContact({
    id,
    at: path.clock.now(),
    name: maskText(cleanText(name ?? '', 128).text, 'other'),
    language: path.settings.language,
    timezone: path.settings.timezone,
    addresses: [message.from],
    stranger: true,
  });
}
