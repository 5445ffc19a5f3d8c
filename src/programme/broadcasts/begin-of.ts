import { type Broadcast } from '../../domain/broadcast.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { instantOfLocal } from '../../domain/time/instant-of-local.ts';

/** Where the first people on earth have a time of the day, it is 14 hours earlier than by the clocks of UTC. */
const earliestZone: Millis = 14 * 60 * 60 * 1000;

/** When it is to be handed out: for a time by each person's clock, before the first of them has it. */
export function beginOf({ at, local, startedAt }: Pick<Broadcast, 'at' | 'local' | 'startedAt'>): Instant {
  const moment = local === null ? at : instantOfLocal(local, 'UTC') - earliestZone;
  return moment ?? startedAt ?? 0;
}

/** Whether a broadcast has begun. One without a time begins at once, even if the clock was put back. */
export function hasBegun(broadcast: Broadcast, now: Instant): boolean {
  return (broadcast.at === null && broadcast.local === null) || beginOf(broadcast) <= now;
}
