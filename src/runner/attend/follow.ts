import { type Millis } from '../../domain/time/clock.ts';
import { isUnfinished } from '../../domain/contact/contact-record.ts';
import { attentionOf } from './attention.ts';
import { deliver } from '../deliver/deliver.ts';
import { type Path } from '../path.ts';
import { type Seat } from './seat.ts';
import { finishMerge } from '../merge/finish-merge.ts';
import { settleEffects } from '../settle/settle-effects.ts';
import { viewOf } from './view-of.ts';
import { leavesList, tellPlayer } from './yield-list.ts';

/** Alarms further away than this are left to the sweep, which looks that far ahead each minute. */
export const horizon: Millis = 65_000;

/** Follows what has been written: settles, delivers, plans the next look. */
export function follow(path: Path, seat: Seat): void {
  if (!seat.record || path.stopping()) {
    return;
  }
  if (isUnfinished(seat.record)) {
    path.work.do(() => finishMerge(path, seat.id));
    return;
  }
  if (leavesList(path, seat)) {
    tellPlayer(path, seat);
    return;
  }
  settleEffects(path, seat);
  deliver(path, seat);
  plan(path, seat);
}

/** Sets the alarm for what this contact waits for, if that is within the horizon. */
export function plan(path: Path, seat: Seat): void {
  const now = path.clock.now();
  const record = viewOf(seat);
  const at = record ? attentionOf(record) : null;
  if (at !== null && at > now && at - now <= horizon) {
    path.scheduler.wake(seat.id, at);
  }
}
