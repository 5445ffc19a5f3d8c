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

/** The whole document that a write leaves. */
export function wholeDocument({ record, attention }: ContactWrite, turn: string): ContactDocument {
  const { id, revision, contact } = record;
  const { role, companion } = contact;
  const keys = contactKeys(contact);
  const head = { _id: id, revision, turn, role, companion, keys, seen: record.seen.map(seenText) };
  return Object.assign(head, attention === null ? null : { attention }, partsOf(record));
}

/** Ids are only ever put behind the old ones, unless some ran out. With the same ends it is the same list. */
function grows(before: ContactRecord['seen'], next: ContactRecord['seen']): boolean {
  const last = before.length - 1;
  return next.length > last && next[0] === (before[0] ?? next[0]) && next[last] === before[last];
}

interface Change {
  readonly $set: { [field: string]: unknown };
  $push?: object;
  $unset?: object;
}

/** Where indexed fields stay as they are they are not named, so that nobody looks at their indexes. */
function change({ write, turn }: Stamped, before: ContactRecord): Change {
  const { record, attention } = write;
  const { role, companion } = record.contact;
  const u: Change = { $set: { revision: record.revision, turn } };
  if (attention === null) {
    u.$unset = { attention: '' };
  } else {
    u.$set['attention'] = attention;
  }
  if (role !== before.contact.role) {
    u.$set['role'] = role;
  }
  if (companion !== before.contact.companion) {
    u.$set['companion'] = companion;
  }
  if (!keepsKeys(before.contact, record.contact)) {
    u.$set['keys'] = contactKeys(record.contact);
  }
  Object.assign(u.$set, changedParts(before, record));
  putSeen(u, before.seen, record.seen);
  return u;
}

function putSeen(u: Change, before: ContactRecord['seen'], next: ContactRecord['seen']): void {
  if (before === next) {
    return;
  }
  if (grows(before, next)) {
    u.$push = { seen: { $each: next.slice(before.length).map(seenText) } };
  } else {
    u.$set['seen'] = next.map(seenText);
  }
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
