import { type Instant } from '../../domain/time/clock.ts';
import { deliveryRow } from '../../domain/delivery.ts';
import { type Effect, type SendEffect } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';
import { noteRow } from './note-row.ts';
import { asValues, heardRow } from './message-rows.ts';
import { consentRow } from './consent-row.ts';
import { heldRow } from './held-row.ts';
import { sessionRow } from './session-row.ts';

/** Effects that need a handler before anything is written down. */
const handled = [
  'incident',
  'keep',
  'task',
  'task_state',
  'notify',
  'handover',
  'call',
  'relay',
  'reply',
  'unanswered',
  'talk',
  'ticket_closed',
  'ticket_state',
  'ticket_late',
  'task_move',
  'paired',
  'caseload',
  'returned',
  'let_go',
  'summary',
  'announcing',
  'household',
  'split',
  'find_family',
  'ask_claim',
  'claim_answered',
] as const satisfies readonly Effect['kind'][];

type Handled = Extract<Effect, { readonly kind: (typeof handled)[number] }>;

function isHandled(effect: Effect): effect is Handled {
  return handled.some((each) => each === effect.kind);
}

/** The rows of the effects that are simply written down; undefined for those that need a handler. */
export function plainRows(
  effect: Exclude<Effect, SendEffect>,
  contact: string,
  at: Instant,
): readonly Row[] | undefined {
  if (isHandled(effect)) {
    return undefined;
  }
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

function resultRow(effect: Extract<Effect, { readonly kind: 'record' }>, contact: string): Row {
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
