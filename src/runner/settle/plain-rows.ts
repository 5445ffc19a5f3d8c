import { type Instant } from '../../domain/time/clock.ts';
import { deliveryRow } from '../../domain/delivery.ts';
import { type EffectOf, type RecordEffect } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';
import { asValues, heardRow } from './message-rows.ts';
import { consentRow } from './consent-row.ts';
import { type WrittenEffect } from './whose-effect.ts';

/** The rows of an effect that is simply written down. */
export function plainRows(effect: WrittenEffect, contact: string, at: Instant): readonly Row[] {
  switch (effect.kind) {
    case 'heard':
      return [heardRow(effect, contact)];
    case 'record':
      return [resultRow(effect, contact)];
    case 'session':
      return [sessionRow(effect, contact)];
    case 'consent':
      return [consentRow(effect, contact, at)];
    case 'note':
      return [noteRow(effect, contact, at)];
    case 'held':
      return [heldRow(effect, contact, at)];
    case 'delivery':
      return [deliveryRow({ ...effect, contact, at })];
    case 'cancel':
      return [];
  }
}

/** Where a conversation stands: begun, and later how it ended. */
function sessionRow({ session, flow, status, at }: EffectOf<'session'>, contact: string): Row {
  const version = status === 'active' ? 1 : 2;
  return { kind: 'sessions', id: session, contact, at, version, data: { flow, status } };
}

/** What somebody of the programme wrote down about a contact. */
function noteRow({ id, text, by, ticket }: EffectOf<'note'>, contact: string, at: Instant): Row {
  const data = { text, by, ...(ticket === undefined ? {} : { ticket }) };
  return { kind: 'notes', id, contact, at, version: 1, data };
}

/** A conversation that was not begun, with the reason; cancelled for good, or queued until later. */
function heldRow({ id, flow, reason, until }: EffectOf<'held'>, contact: string, at: Instant): Row {
  const state = until === null ? 'cancelled' : 'queued';
  return { kind: 'deliveries', id, contact, at, version: 1, data: { flow, state, reason, until } };
}

function resultRow(effect: RecordEffect, contact: string): Row {
  const { session, flow, flowVersion, step, value, text, media, at, version, id, about } = effect;
  return {
    kind: 'results',
    id,
    contact,
    at,
    version,
    data: { session, flow, flowVersion, step, value, text, media: asValues(media), ...(about && { about }) },
  };
}
