import { type Ear } from '../../channels/channel.ts';
import {
  type ContactRecord,
  type OutboxEntry,
  type PendingEvent,
} from '../../domain/contact/contact-record.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Row } from '../../domain/row.ts';
import { eventOfHeard, heardRowOf } from '../../domain/heard-row.ts';
import { forgetUnaddressed } from './forget-unaddressed.ts';
import { type Names } from '../names.ts';
import { whenTaken } from './mark-seen.ts';
import { type Path } from '../path.ts';
import { takenBackRow } from '../settle/message-rows.ts';

/**
 * A person deleted a message: its words and files leave the history, and it is not handled if that has not happened
 * yet. An answer that was taken from it stays.
 */
export async function takeBack(
  path: Path,
  names: Names,
  message: Parameters<Ear['takenBack']>[0],
): Promise<void> {
  const ids = [message.key, ...message.formerKeys].map(names.eventOf);
  const place = await path.store.findAddress(message.from);
  for (const contact of place?.contacts ?? []) {
    for (const id of ids) {
      await eraseWords(path, { contact, id, from: message.from });
      for (const edit of await editsOf(path, contact, id)) {
        await eraseWords(path, { contact, id: edit, from: message.from });
      }
    }
  }
}

/** The events that later words for the same message came in as. */
async function editsOf(path: Path, contact: string, id: string): Promise<readonly string[]> {
  const where = { replaces: id };
  const rows = await path.store.rows({ kind: 'messages', contact, where, limit: 100, order: 'newest' });
  return rows.map((row) => eventOfHeard(row.id));
}

async function eraseWords(
  path: Path,
  about: { readonly contact: string; readonly id: string; readonly from: InboundMessage['from'] },
): Promise<void> {
  const { contact, id, from } = about;
  const known = await path.store.findRow('messages', heardRowOf(id));
  await path.change(contact, (record) => {
    const taken =
      known?.contact === contact || (record !== undefined && whenTaken(record.seen, id) !== undefined);
    return { record: record && without(record, id), rows: taken ? [blank()] : [] };
  });

  function blank(): Row {
    return takenBackRow({ id: heardRowOf(id), contact, from, at: known?.at ?? path.clock.now() });
  }
}

function without(whole: ContactRecord, id: string): ContactRecord {
  const contact = forgetUnaddressed(whole.contact, heardRowOf(id));
  const record = contact === whole.contact ? whole : { ...whole, contact };
  const others = (list: readonly PendingEvent[]) => list.filter(({ event }) => event.id !== id);
  const holds = [...record.pending, ...record.stuck].some(({ event }) => event.id === id);
  const isTheirs = (entry: OutboxEntry): boolean =>
    entry.kind === 'effect' &&
    ((entry.effect.kind === 'heard' && entry.id === heardRowOf(id)) ||
      (entry.effect.kind === 'keep' && entry.effect.heard === heardRowOf(id)));
  if (!holds && !record.outbox.some(isTheirs)) {
    return record;
  }
  return {
    ...record,
    pending: others(record.pending),
    stuck: others(record.stuck),
    outbox: record.outbox.filter((each) => !isTheirs(each)),
  };
}
