import { type Instant } from '../../../domain/time/clock.ts';
import { type Data } from '../../expressions/data.ts';
import { toNanos } from '../to-nanos.ts';

/** A moment, seen in UTC; null for none. */
export function momentOf(at: Instant | null): Data {
  return at === null ? null : { kind: 'datetime', nanos: toNanos(at), zone: 'UTC' };
}
