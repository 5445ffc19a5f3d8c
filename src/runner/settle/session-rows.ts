import { type Instant } from '../../domain/time/clock.ts';
import { type Effect } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';
import { usualPurpose } from '../../domain/start-manner.ts';

/** Where a conversation stands: begun, and later how it ended. */
export function sessionRow(effect: Extract<Effect, { readonly kind: 'session' }>, contact: string): Row {
  const { session, flow, status, at } = effect;
  const version = status === 'active' ? 1 : 2;
  return { kind: 'sessions', id: session, contact, at, version, data: { flow, status } };
}

/** A conversation that was not begun, with the reason; cancelled for good, or queued until later. */
export function heldRow(
  effect: Extract<Effect, { readonly kind: 'held' }>,
  contact: string,
  at: Instant,
): Row {
  const { id, flow, reason, until } = effect;
  const state = until === null ? 'cancelled' : 'queued';
  return { kind: 'deliveries', id, contact, at, version: 1, data: { flow, state, reason, until } };
}

/** The proof of a consent, for its purpose. */
export function consentRow(
  { id, consent, purpose = usualPurpose }: Extract<Effect, { readonly kind: 'consent' }>,
  contact: string,
  at: Instant,
): Row {
  return { kind: 'consents', id, contact, at, version: 1, data: { ...consent, purpose } };
}
