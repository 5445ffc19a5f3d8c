import { type Instant } from '../../../domain/clock.ts';
import { type Typed } from '../../expressions/typed/typed.ts';
import { isoMoment } from '../iso-moment.ts';

/** A moment in typed notation; null for none. */
export function momentOf(at: Instant | null): Typed {
  return at === null ? null : { $datetime: isoMoment(at), tz: 'UTC' };
}
