import { type Address, channelOf } from '../../domain/contact/address.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { changeSend, type ContactRecord, type SendEntry } from '../../domain/contact/contact-record.ts';
import { type MessageState } from '../../domain/message.ts';
import { type Row } from '../../domain/row.ts';
import { incidentRow } from '../../domain/incident-row.ts';
import { countWhenItComes, uncountUnasked } from '../../engine/start/cap.ts';
import { deliveryRows } from '../settle/delivery-rows.ts';
import { keepSettled } from './keep-settled.ts';
import { noteProgress } from './note-progress.ts';
import { beginsUnasked, givesRoomBack, keepsHours } from './keeps-hours.ts';
import { type Path } from '../path.ts';
import { sentRow } from '../settle/message-rows.ts';
import { type Seat } from '../attend/seat.ts';

/** How a send ended. */
export interface Outcome {
  readonly state: Extract<MessageState, 'sent' | 'failed' | 'expired' | 'cancelled'>;
  readonly reason: string | null;
  readonly address: Address | null;
  readonly networkId?: string | null;
}

/** Writes a send's end down; resolves when that is durable. */
export async function settleSend(path: Path, seat: Seat, entry: SendEntry, outcome: Outcome): Promise<void> {
  const { state } = outcome;
  const at = path.clock.now();
  const behind = state === 'sent' ? [] : sendsBehind(seat, entry);
  const left = behind.flatMap((each) => settledRows(seat, each, firstNotSent, at));
  const rows = [...settledRows(seat, entry, outcome, at), ...left];
  const ids = [entry, ...behind].map(({ id }) => id);
  await keepSettled(path, seat, { ids, rows, arrived: state === 'sent' });
  if (state !== 'cancelled') {
    path.counters[state === 'sent' ? 'sent' : 'failed']++;
  }
  const further = path.progress.get(entry.id);
  if (further) {
    await noteProgress(path, entry.id, further);
  }
  if (state !== 'sent' && beginsUnasked(entry)) {
    // Whoever looks whom the cap lets have something sees the document, in which this one counted.
    path.tidy(seat);
  }
  path.plan(seat);
}

/** What was only to follow on a message that never goes makes no sense by itself. */
const firstNotSent: Outcome = { state: 'cancelled', reason: 'first_not_sent', address: null };

function sendsBehind({ record }: Seat, { id }: SendEntry): readonly SendEntry[] {
  return (record?.outbox ?? []).flatMap((each) =>
    each.kind === 'send' && each.send.behind === id ? [each] : [],
  );
}

/** What is written down of a send's end. */
export function settledRows(
  seat: Pick<Seat, 'id'>,
  entry: SendEntry,
  outcome: Outcome,
  at: Instant,
): readonly Row[] {
  const { state, reason, address } = outcome;
  const { networkId = null } = outcome;
  const row = sentRow(seat.id, entry, { state, reason, address, networkId, at });
  const channel = address === null ? null : channelOf(address);
  const sentAt = state === 'sent' ? at : null;
  const delivery = deliveryRows(seat.id, entry, { state, reason, at, sentAt, channel });
  return [row, ...delivery, ...incidentOf(seat, entry, outcome, at)];
}

function incidentOf(
  seat: Pick<Seat, 'id'>,
  { send }: SendEntry,
  { state, reason }: Outcome,
  at: Instant,
): readonly Row[] {
  if (state === 'sent' || state === 'cancelled' || send.reaction) {
    return [];
  }
  const what = state === 'expired' ? 'too_late' : reason === 'unreachable' ? 'unreachable' : 'send_failed';
  // What went to many is one incident; who did not get it stands in the deliveries.
  const key = what === 'unreachable' ? `unreachable:${seat.id}` : `${what}:${send.cause?.name ?? send.id}`;
  const detail = `a message was not sent: ${reason ?? 'unknown'}`;
  return [incidentRow({ what, key, flow: send.flow, step: send.step, detail }, seat.id, at)];
}

/** Puts a send off until a moment, with the reason that a coordinator can read. */
export async function postpone(
  path: Path,
  seat: Seat,
  entry: SendEntry,
  change: {
    readonly until: Instant;
    readonly held: string;
    readonly attempts?: number;
    readonly doubted?: boolean;
  },
): Promise<void> {
  const { until, held, attempts = entry.attempts, doubted = entry.doubted } = change;
  // Its turn had come, and is over.
  seat.ready.delete(entry.id);
  const later = { notBefore: until, held, attempts, doubted };
  const at = path.clock.now();
  // Whose turn only comes a little later is not held back in anybody's eyes.
  const [address] = seat.record?.contact.addresses ?? [];
  const channel = address === undefined ? null : channelOf(address);
  const about = { state: 'held', reason: held, until, at, channel } as const;
  const rows = held === 'pace' ? [] : deliveryRows(seat.id, entry, about);
  await path.change(seat.id, (record) => ({
    record: record && {
      ...changeSend(record, entry.id, (each) => ({ ...each, ...later })),
      contact: countedLater(record, entry, { until, held }),
    },
    rows,
  }));
}

/** Nobody knows when what somebody paused comes, if ever: until then it counts for no cap. */
function countedLater(
  { contact, outbox }: ContactRecord,
  { id, send, queuedAt, notBefore }: SendEntry,
  { until, held }: { readonly until: Instant; readonly held: string },
): Contact {
  if (held === 'paused') {
    const entry = outbox.find((each) => each.id === id);
    return entry && givesRoomBack(entry) ? uncountUnasked(contact, queuedAt) : contact;
  }
  return countWhenItComes(contact, keepsHours(send) ? [queuedAt, notBefore] : [], until);
}
