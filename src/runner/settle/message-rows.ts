import { type ByHand } from '../../channels/channel.ts';
import { type Address } from '../../domain/contact/address.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type ContactRecord, type SendEntry } from '../../domain/contact/contact-record.ts';
import { type EffectOf, type SendEffect } from '../../domain/effect.ts';
import { type Media, type MessageState } from '../../domain/message.ts';
import { lastVersion } from '../../domain/redact-row.ts';
import { type Row } from '../../domain/row.ts';
import { type Value } from '../../domain/value.ts';
import { heardRowOf } from '../../domain/heard-row.ts';
import { type CancelledSend } from '../commit/apply-turn.ts';
import { type Progress } from '../path.ts';

/** A message only ever gets further: the row with the higher version stays. */
const versions: Readonly<Record<MessageState, number>> = {
  queued: 0,
  cancelled: 1,
  sent: 2,
  failed: 2,
  expired: 2,
  delivered: 3,
  read: 4,
};

/** Whether the network took the message of a row. */
export function hasArrived({ data }: Row): boolean {
  return data['state'] === 'sent' || data['state'] === 'delivered' || data['state'] === 'read';
}

/** The row of a message that got further than was written down. */
export function progressedRow(row: Row, state: Progress): Row {
  return { ...row, version: versions[state], data: { ...row.data, state, reason: null } };
}

/** What became of an outgoing message, as a row of the history. */
export function sentRow(
  contact: string,
  entry: SendEntry,
  outcome: {
    readonly state: MessageState;
    readonly reason: string | null;
    readonly address: Address | null;
    readonly networkId: string | null;
    readonly at: Instant;
  },
): Row {
  const { send } = entry;
  const data = {
    direction: 'out',
    address: outcome.address,
    text: send.text,
    choices: send.choices,
    question: send.question,
    media: asValues(send.media),
    state: outcome.state,
    reason: outcome.reason,
    networkId: outcome.networkId,
    flow: send.flow,
    step: send.step,
    solicited: send.solicited,
    attempts: entry.attempts + 1,
    doubted: entry.doubted,
  };
  const version = versions[outcome.state];
  const row = {
    kind: 'messages',
    id: send.id,
    contact,
    at: outcome.at,
    version,
    data: withWhy(data, send),
  } as const;
  // Taken back by a write that was lost, it is sent all the same, and stands where it went.
  return version < versions.sent ? row : { ...row, placedFrom: versions.sent };
}

/** Most messages are answers, of which there is nothing more to be said. */
function withWhy(data: Row['data'], { about, origin, reaction, cause }: SendEffect): Row['data'] {
  return about || origin || reaction || cause
    ? {
        ...data,
        ...(about && { about }),
        ...(origin && { origin }),
        ...(reaction && { reaction: { to: reaction.message } }),
        ...(cause && { cause: cause.name, attempt: cause.attempt, due: cause.due ?? null }),
      }
    : data;
}

/** A message that was taken back before it was sent. */
export function cancelledRow({ id }: ContactRecord, { entry, effect }: CancelledSend, at: Instant): Row {
  const outcome = { state: 'cancelled', reason: effect.reason, address: null, networkId: null, at } as const;
  const { send } = entry;
  // What told of somebody who is gone is not written down either.
  const said = effect.about === undefined ? send : { ...send, text: '', media: [] };
  return sentRow(id, { ...entry, send: said }, outcome);
}

/** Media as plain data of a row. */
export function asValues(media: readonly Media[]): readonly Value[] {
  return media.map((each) => ({ ...each }));
}

/** A message that came in, as a row of the history. */
export function heardRow(effect: EffectOf<'heard'>, contact: string): Row {
  const { id, message, at, about } = effect;
  const { from, text, media, tap, edited, quiet = null, replaces = null, networkId = null } = message;
  const { reactsTo } = message;
  const data: Row['data'] = {
    direction: 'in',
    address: from,
    text,
    choices: [],
    media: asValues(media),
    choice: tap?.choice ?? null,
    edited,
    // Ends with it when the message is taken back.
    replaces,
    networkId,
    state: 'received',
    // Why it is kept and not answered; null for what is.
    reason: quiet,
  };
  const more = { ...(reactsTo && { reaction: { to: reactsTo.message } }), ...(about && { about }) };
  const whole = reactsTo || about ? { ...data, ...more } : data;
  return { kind: 'messages', id, contact, at, version: 1, data: whole };
}

/** What is left of a message that its sender took back. */
export function takenBackRow(about: {
  readonly id: string;
  readonly contact: string;
  readonly from: Address;
  readonly at: Instant;
}): Row {
  const { id, contact, from, at } = about;
  const empty = { text: '', choices: [], media: [], choice: null, edited: false };
  const data = { direction: 'in', address: from, ...empty, state: 'taken_back', reason: null };
  return { kind: 'messages', id, contact, at, version: lastVersion, data };
}

/** What somebody of the programme wrote on the channel's phone. */
export function handRow(about: {
  readonly id: string;
  readonly contact: string;
  readonly at: Instant;
  readonly said: Pick<ByHand, 'to' | 'text' | 'media'>;
}): Row {
  const { id, contact, at, said } = about;
  const { to, text, media } = said;
  return {
    kind: 'messages',
    id: heardRowOf(id),
    contact,
    at,
    version: 1,
    data: {
      direction: 'out',
      address: to,
      text,
      choices: [],
      media: asValues(media),
      state: 'sent',
      reason: null,
      by: 'phone',
      flow: null,
      step: null,
    },
  };
}
