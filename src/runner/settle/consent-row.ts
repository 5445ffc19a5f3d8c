import { type Instant } from '../../domain/time/clock.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';
import { usualPurpose } from '../../domain/start-manner.ts';

/** The proof of a consent, for its purpose. */
export function consentRow(
  { id, consent, purpose = usualPurpose }: Omit<EffectOf<'consent'>, 'kind'>,
  contact: string,
  at: Instant,
): Row {
  return { kind: 'consents', id, contact, at, version: 1, data: { ...consent, purpose } };
}
