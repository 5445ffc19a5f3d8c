import { type Instant, type Millis } from '../domain/clock.ts';
import { attentionOf } from './attention.ts';
import { deliver } from './deliver.ts';
import { type Path } from './path.ts';
import { type Seat } from './seat.ts';
import { settleEffects } from './settle-effects.ts';

/** Alarms further away than this are left to the sweep, which looks that far ahead each minute. */
export const horizon: Millis = 65_000;

/** Follows what has been written: settles, delivers, plans the next look. */
export function follow(path: Path, seat: Seat, now: Instant): void {
  if (!seat.record || path.stopping()) {
    return;
  }
  settleEffects(path, seat);
  deliver(path, seat);
  const at = attentionOf(seat.record);
  if (at !== null && at > now && at - now <= horizon) {
    path.scheduler.wake(seat.id, at);
  }
}
