import { type Instant } from '../../domain/time/clock.ts';
import { deliveryRow } from '../../domain/delivery.ts';
import { type RecordEffect } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';
import { noteRow } from './note-row.ts';
import { asValues, heardRow } from './message-rows.ts';
import { consentRow } from './consent-row.ts';
import { heldRow } from './held-row.ts';
import { sessionRow } from './session-row.ts';
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
