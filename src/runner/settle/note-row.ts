import { type Instant } from '../../domain/time/clock.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';

/** What somebody of the programme wrote down about a contact. */
export function noteRow({ id, text, by, ticket }: EffectOf<'note'>, contact: string, at: Instant): Row {
  return {
    kind: 'notes',
    id,
    contact,
    at,
    version: 1,
    data: { text, by, ...(ticket === undefined ? {} : { ticket }) },
  };
}
