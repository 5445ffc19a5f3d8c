import { instantOf } from './calendar.ts';
import { type Instant } from './clock.ts';

/** The moment at which the clocks of a zone show `YYYY-MM-DDTHH:MM`. */
export function instantOfLocal(local: string, timezone: string): Instant {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/[-T:]/u).map(Number);
  return instantOf({ year, month, day, hour, minute }, timezone);
}
