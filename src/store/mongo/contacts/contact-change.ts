import { type ContactRecord } from '../../../domain/contact/contact-record.ts';
import { contactKeys, keepsKeys } from '../../../domain/contact/contact-keys.ts';
import { type Instant } from '../../../domain/time/clock.ts';
import { type ContactWrite } from '../../store.ts';
import { sizeOfTexts } from '../chunks.ts';
import { changedParts, partsOf, seenText } from './contact-parts.ts';
import { type ContactDocument } from '../documents.ts';

/** What a write changes in the document of a contact. */
export interface ContactChange {
  readonly id: string;
  /** The revision that must stand there. */
  readonly from: number;
  /** When somebody must look next; null: the field goes. */
  readonly attention: Instant | null;
  /** Fields as they are to stand, be it all of them or those that are others now. */
  readonly fields: { readonly [field: string]: unknown };
  /** Put behind what was seen before, unless the fields hold the whole list. */
  readonly seen: readonly string[];
  /** In characters. */
  readonly size: number;
}

/** The whole document that a write leaves. */
export function wholeDocument(write: ContactWrite, turn: string): ContactDocument {
  return { ...allFields(write), turn };
}

function allFields({ record, attention }: ContactWrite): Omit<ContactDocument, 'turn'> {
  const { id, revision, contact } = record;
  const { role, companion } = contact;
  const keys = contactKeys(contact);
  const head = { _id: id, revision, role, companion, keys, seen: record.seen.map(seenText) };
  return Object.assign(head, attention === null ? null : { attention }, partsOf(record));
}

/** Ids are only ever put behind the old ones, unless some ran out. With the same ends it is the same list. */
function grows(before: ContactRecord['seen'], next: ContactRecord['seen']): boolean {
  const last = before.length - 1;
  return next.length > last && next[0] === (before[0] ?? next[0]) && next[last] === before[last];
}

/** Where indexed fields stay as they are they are not named, so that nobody looks at their indexes. */
function changedFields(
  { record, attention }: ContactWrite,
  before: ContactRecord,
): { readonly [field: string]: unknown } {
  const { role, companion } = record.contact;
  const fields: { [field: string]: unknown } = { revision: record.revision };
  if (attention !== null) {
    fields['attention'] = attention;
  }
  if (role !== before.contact.role) {
    fields['role'] = role;
  }
  if (companion !== before.contact.companion) {
    fields['companion'] = companion;
  }
  if (!keepsKeys(before.contact, record.contact)) {
    fields['keys'] = contactKeys(record.contact);
  }
  if (!grows(before.seen, record.seen)) {
    fields['seen'] = record.seen.map(seenText);
  }
  return Object.assign(fields, changedParts(before, record));
}

/**
 * The change that a write is, of what stands there where that is known (`before`), else of everything. `turn` is not
 * part of it: all of one command share it.
 */
export function contactChange(write: ContactWrite, before: ContactRecord | undefined): ContactChange {
  const { record, from, attention } = write;
  const about = { id: record.id, from, attention };
  if (before?.revision !== from) {
    const fields = { ...allFields(write) };
    return { ...about, fields, seen: [], size: sizeOfTexts(fields) };
  }
  const fields = changedFields(write, before);
  const seen = 'seen' in fields ? [] : record.seen.slice(before.seen.length).map(seenText);
  return { ...about, fields, seen, size: sizeOfTexts(fields) };
}
