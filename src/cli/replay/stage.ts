import { type Contact, newContact } from '../../domain/contact/contact.ts';
import { type Effect } from '../../domain/effect.ts';
import { type Event } from '../../domain/event.ts';
import { type InboundMessage, type Media } from '../../domain/message.ts';
import { type Note } from '../../domain/note.ts';
import { type Value } from '../../domain/value.ts';
import { advance } from '../../engine/advance.ts';
import { fromThreeLetters } from '../../engine/nodes/three-letters.ts';
import { noteSettled } from '../../engine/settled.ts';
import { type World } from '../../engine/world.ts';
import { type RecordedMessage, type RecordedTalk } from './transcript-schema.ts';
import { type WebMocks } from './web-mocks.ts';

/** Where a recorded talk is played. */
export interface Stage {
  readonly worldAt: (now: number) => World;
  readonly mocks: WebMocks;
  contact: Contact;
  count: number;
}

/** The address of messages that name none. */
const unnamed = 'simulator:replay';

/** Applies one event, and then those that web services answer with; all notes, and how a session ended. */
export function applyEvent(
  stage: Stage,
  now: number,
  event: Event,
): { readonly notes: readonly Note[]; readonly effects: readonly Effect[] } {
  const turn = advance(stage.worldAt(now), stage.contact, event);
  stage.contact = turn.effects
    .filter(({ kind }) => kind === 'send')
    .reduce(
      (contact, effect) => noteSettled(contact, 'id' in effect ? effect.id : '', { at: now, arrived: true }),
      turn.contact,
    );
  const waiting = stage.contact.session?.waiting;
  if (waiting?.kind !== 'call') {
    return turn;
  }
  const answers = (waiting.requests ?? []).map(({ url }) => stage.mocks.answer(url));
  const next = applyEvent(stage, now, {
    id: nextId(stage),
    at: now,
    kind: 'answer',
    call: waiting.call,
    value: { answers },
    failed: false,
  });
  return { notes: [...turn.notes, ...next.notes], effects: [...turn.effects, ...next.effects] };
}

/** An id for the next event. */
export const nextId = (stage: Stage): string => `e${++stage.count}`;

/** A message of a transcript as a channel would hand it over. */
export function messageOf({ text, attachments, urn }: RecordedMessage): InboundMessage {
  return {
    from: (urn ?? unnamed) as InboundMessage['from'],
    text,
    media: (attachments ?? []).map(mediaOf),
    tap: null,
    startCode: null,
    edited: false,
    sentAt: null,
  };
}

function mediaOf(attachment: string): Media {
  const colon = attachment.indexOf(':');
  const type = attachment.slice(0, colon);
  const url = attachment.slice(colon + 1);
  if (type === 'geo') {
    const [latitude = 0, longitude = 0] = url.split(',').map(Number);
    return { kind: 'location', latitude, longitude, name: null };
  }
  return { kind: 'document', ref: `url:${url}`, name: null, mime: type, bytes: null };
}

/** Milliseconds since the epoch, with the microseconds as a fraction. */
export function readMoment(text: string): number {
  const fraction = /\.(\d+)/u.exec(text)?.[1] ?? '';
  const micros = Number(fraction.padEnd(6, '0').slice(0, 6));
  return Date.parse(text.replace(/\.\d+/u, '')) + micros / 1000;
}

/** Moments and places stay as they were recorded. */
function fieldOf(field: { readonly text: string; readonly [part: string]: unknown }): Value {
  const parts = Object.entries(field).filter((each): each is [string, string] => typeof each[1] === 'string');
  return parts.length > 1 ? Object.fromEntries(parts) : field.text;
}

/** The contact that a talk begins with. */
export function contactOf({ contact }: RecordedTalk): Contact {
  const blank = newContact({
    id: contact.uuid,
    at: readMoment(contact.created_on),
    name: contact.name ?? '',
    language: fromThreeLetters(contact.language ?? ''),
    timezone: contact.timezone ?? '',
    addresses: [unnamed],
    stranger: false,
  });
  const status = (['blocked', 'stopped', 'archived'] as const).find((each) => each === contact.status);
  const fields = Object.entries(contact.fields ?? {}).flatMap(([key, value]) =>
    value ? [[key, fieldOf(value)] as const] : [],
  );
  return {
    ...blank,
    lastHeardAt: contact.last_seen_on ? readMoment(contact.last_seen_on) : null,
    groups: (contact.groups ?? []).map(({ name }) => name),
    fields: Object.fromEntries(fields),
    urns: contact.urns ?? [],
    ...(status ? { status } : {}),
  };
}
