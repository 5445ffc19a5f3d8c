import { type ContactRecord } from '../../domain/contact-record.ts';
import { contactKeys, keepsKeys } from '../../domain/contact-keys.ts';
import { type ContactWrite } from '../store.ts';
import { sizeOfTexts } from './chunks.ts';
import { changedParts, partsOf, seenText } from './contact-parts.ts';
import { type ContactDocument } from './documents.ts';

/** One statement of MongoDB's `update` command. */
export interface Statement {
  readonly q: object;
  readonly u: object;
  readonly upsert?: true;
}

interface Stamped {
  readonly write: ContactWrite;
  readonly turn: string;
  /** What stands there, if we know: then only what changed is sent. */
  readonly before: ContactRecord | undefined;
}

function headOf({ record, attention }: ContactWrite, turn: string) {
  const { role, companion } = record.contact;
  return {
    revision: record.revision,
    turn,
    role,
    companion,
    keys: contactKeys(record.contact),
    ...(attention === null ? {} : { attention }),
  };
}

/** The whole document that a write leaves, without its id. */
export function wholeDocument(write: ContactWrite, turn: string): Omit<ContactDocument, '_id'> {
  return { ...headOf(write, turn), seen: write.record.seen.map(seenText), ...partsOf(write.record) };
}

/** Ids are only ever put behind the old ones, unless some ran out; then the whole list is sent. */
function changedSeen(before: ContactRecord['seen'], next: ContactRecord['seen']): object {
  if (before === next) {
    return {};
  }
  // With the same ends it is the same list: nothing is ever put or taken away in between.
  const last = before.length - 1;
  const grows = next.length > last && next[0] === (before[0] ?? next[0]) && next[last] === before[last];
  return grows
    ? { $push: { seen: { $each: next.slice(before.length).map(seenText) } } }
    : { $set: { seen: next.map(seenText) } };
}

/** Where indexed fields stay as they are they are not named, so that nobody looks at their indexes. */
function changedHead(write: ContactWrite, turn: string, before: ContactRecord): object {
  const { record, attention } = write;
  const { role, companion } = record.contact;
  return {
    revision: record.revision,
    turn,
    ...(attention === null ? {} : { attention }),
    ...(keepsKeys(before.contact, record.contact) ? {} : { keys: contactKeys(record.contact) }),
    ...(role === before.contact.role ? {} : { role }),
    ...(companion === before.contact.companion ? {} : { companion }),
  };
}

function change({ write, turn }: Stamped, before: ContactRecord): { readonly $set: object } {
  const { $set, ...push } = changedSeen(before.seen, write.record.seen) as { readonly $set?: object };
  return {
    $set: { ...changedHead(write, turn, before), ...changedParts(before, write.record), ...$set },
    ...(write.attention === null ? { $unset: { attention: '' } } : {}),
    ...push,
  };
}

/** The statement of a change, guarded by the revision, with its size; `$eq` keeps an id an id, whatever it is. */
export function contactStatement(stamped: Stamped): { readonly statement: Statement; readonly size: number } {
  const { write, turn, before } = stamped;
  const { record, from } = write;
  const q = { _id: { $eq: record.id }, revision: { $eq: from } };
  if (before?.revision !== from) {
    const whole = wholeDocument(write, turn);
    return { statement: { q, u: whole }, size: sizeOfTexts(whole) };
  }
  const u = change(stamped, before);
  return { statement: { q, u }, size: sizeOfTexts(u.$set) };
}
