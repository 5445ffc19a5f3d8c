import { type ContactRecord, type SeenEvent } from '../../domain/contact-record.ts';
import { type Contact } from '../../domain/contact.ts';
import { type ContactDocument } from './documents.ts';

/** The parts of a document that are kept as JSON. */
export type Part = 'profile' | 'pulse' | 'session' | 'followUps' | 'pending' | 'stuck' | 'outbox' | 'rest';

/** A part's values by key. */
interface Values {
  readonly [key: string]: unknown;
}

interface Split {
  readonly profile: Values;
  readonly pulse: Values;
  readonly rest: Values;
  /** What has a part or a field of its own. */
  readonly others: Values;
}

/** What hardly changes, what each message changes, and whatever else there is. */
function split(record: ContactRecord): Split {
  const { session, followUps, lastHeardAt, lastAnswer, recent, ...known } = record.contact;
  const { unasked, unanswered, refusedAt, ...profile } = known;
  const { id, revision, contact, seen, pending, stuck, outbox, ...rest } = record;
  return {
    profile,
    pulse: { lastHeardAt, lastAnswer, recent, unasked, unanswered, refusedAt },
    rest,
    others: { id, revision, contact, session, followUps, seen, pending, stuck, outbox },
  };
}

/** Turns are pure and keep what they do not change, so a part with the same values in it is the same part. */
function isSame(one: Values, other: Values): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

type Json = { readonly [part in Part]: string };

/** Every part of a record as JSON. */
export function partsOf(record: ContactRecord): Json {
  const { profile, pulse, rest } = split(record);
  return {
    profile: JSON.stringify(profile),
    pulse: JSON.stringify(pulse),
    rest: JSON.stringify(rest),
    session: JSON.stringify(record.contact.session),
    followUps: JSON.stringify(record.contact.followUps),
    pending: JSON.stringify(record.pending),
    stuck: JSON.stringify(record.stuck),
    outbox: JSON.stringify(record.outbox),
  };
}

/** The parts of `next` that are not those of `before`, as JSON. */
export function changedParts(before: ContactRecord, next: ContactRecord): Partial<Json> {
  const [old, now] = [split(before), split(next)];
  const changed: { [part in Part]?: string } = {};
  for (const part of ['profile', 'pulse', 'rest'] as const) {
    if (!isSame(old[part], now[part])) {
      changed[part] = JSON.stringify(now[part]);
    }
  }
  for (const part of ['session', 'followUps'] as const) {
    if (before.contact[part] !== next.contact[part]) {
      changed[part] = JSON.stringify(next.contact[part]);
    }
  }
  for (const part of ['pending', 'stuck', 'outbox'] as const) {
    if (before[part] !== next[part]) {
      changed[part] = JSON.stringify(next[part]);
    }
  }
  return changed;
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
