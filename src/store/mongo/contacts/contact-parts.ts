import { type ContactRecord, type SeenEvent } from '../../../domain/contact/contact-record.ts';
import { type Contact } from '../../../domain/contact/contact.ts';
import { type ContactDocument } from '../documents.ts';

/** The parts of a document that are kept as JSON. */
export type Part = 'profile' | 'pulse' | 'session' | 'followUps' | 'pending' | 'stuck' | 'outbox' | 'rest';

type Json = { readonly [part in Part]: string };

const parts: readonly Part[] = [
  'profile',
  'pulse',
  'session',
  'followUps',
  'pending',
  'stuck',
  'outbox',
  'rest',
];

type Pulse = Pick<
  Contact,
  'lastHeardAt' | 'heardOn' | 'lastAnswer' | 'recent' | 'unasked' | 'unanswered' | 'refusedAt'
>;

/** What each message changes. */
function pulseOf(contact: Contact): Pulse {
  const { lastHeardAt, heardOn, lastAnswer, recent, unasked, unanswered, refusedAt } = contact;
  return { lastHeardAt, ...(heardOn && { heardOn }), lastAnswer, recent, unasked, unanswered, refusedAt };
}

const pulseKeys: ReadonlySet<string> = new Set([
  'lastHeardAt',
  'heardOn',
  'lastAnswer',
  'recent',
  'unasked',
  'unanswered',
  'refusedAt',
] satisfies (keyof Pulse)[]);

/** What has a field of its own in the document. */
const fieldKeys: ReadonlySet<string> = new Set([
  'id',
  'revision',
  'contact',
  'seen',
] satisfies (keyof ContactRecord)[]);

const partOfContact = (key: string): Part =>
  key === 'session' || key === 'followUps' ? key : pulseKeys.has(key) ? 'pulse' : 'profile';

const partOfRecord = (key: string): Part =>
  key === 'pending' || key === 'stuck' || key === 'outbox' ? key : 'rest';

/** Those of the values that belong to a part, as JSON. */
function textOf(values: object, belongs: (key: string) => boolean): string {
  const chosen: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(values)) {
    if (belongs(key)) {
      chosen[key] = value;
    }
  }
  return JSON.stringify(chosen);
}

function partText(record: ContactRecord, part: Part): string {
  switch (part) {
    case 'profile':
      return textOf(record.contact, (key) => partOfContact(key) === part);
    case 'pulse':
      return JSON.stringify(pulseOf(record.contact));
    case 'rest':
      return textOf(record, (key) => !fieldKeys.has(key) && partOfRecord(key) === part);
    case 'session':
    case 'followUps':
      return JSON.stringify(record.contact[part]);
    case 'pending':
    case 'stuck':
    case 'outbox':
      return JSON.stringify(record[part]);
  }
}

function jsonOf(record: ContactRecord, which: Iterable<Part>): Partial<Json> {
  const json: { [part in Part]?: string } = {};
  for (const part of which) {
    json[part] = partText(record, part);
  }
  return json;
}

/** Every part of a record as JSON. */
export function partsOf(record: ContactRecord): Json {
  return jsonOf(record, parts) as Json;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Turns are pure and keep what they do not change, so what is the same object is the same. */
function noteChanged<T extends object>(before: T, next: T, note: (key: string) => void): void {
  for (const key in next) {
    if (before[key] !== next[key] && !(isEmpty(before[key]) && isEmpty(next[key]))) {
      note(key);
    }
  }
  for (const key in before) {
    if (!(key in next)) {
      note(key);
    }
  }
}

/** The parts of `next` that are not those of `before`, as JSON. */
export function changedParts(before: ContactRecord, next: ContactRecord): Partial<Json> {
  const changed = new Set<Part>();
  if (before.contact !== next.contact) {
    noteChanged(before.contact, next.contact, (key) => changed.add(partOfContact(key)));
  }
  noteChanged(before, next, (key) => fieldKeys.has(key) || changed.add(partOfRecord(key)));
  return jsonOf(next, changed);
}

/** An event that was taken, as it is kept. */
export function seenText({ id, at }: SeenEvent): string {
  return `${String(at)} ${id}`;
}

function seenOf(text: string): SeenEvent {
  const end = text.indexOf(' ');
  return { id: text.slice(end + 1), at: Number(text.slice(0, end)) };
}

/** The record that a document holds. */
export function recordOf(document: ContactDocument): ContactRecord {
  const read = (part: Part): unknown => JSON.parse(document[part]);
  const contact = {
    ...(read('profile') as object),
    ...(read('pulse') as object),
    session: read('session'),
    followUps: read('followUps'),
  } as Contact;
  return {
    ...(read('rest') as Pick<ContactRecord, 'overflow' | 'forward'>),
    id: document._id,
    revision: document.revision,
    contact,
    seen: document.seen.map(seenOf),
    pending: read('pending') as ContactRecord['pending'],
    stuck: read('stuck') as ContactRecord['stuck'],
    outbox: read('outbox') as ContactRecord['outbox'],
  };
}
