import { type EffectOf } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';

/** Where a conversation stands: begun, and later how it ended. */
export function sessionRow(effect: EffectOf<'session'>, contact: string): Row {
  const { session, flow, status, at } = effect;
  const version = status === 'active' ? 1 : 2;
  return { kind: 'sessions', id: session, contact, at, version, data: { flow, status } };
}
