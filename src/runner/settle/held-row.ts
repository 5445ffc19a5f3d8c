import { type Instant } from '../../domain/time/clock.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';

/** A conversation that was not begun, with the reason; cancelled for good, or queued until later. */
export function heldRow(effect: EffectOf<'held'>, contact: string, at: Instant): Row {
  const { id, flow, reason, until } = effect;
  const state = until === null ? 'cancelled' : 'queued';
  return { kind: 'deliveries', id, contact, at, version: 1, data: { flow, state, reason, until } };
}
