import { type Broadcast, type BroadcastState } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { hasBegun } from './begin-of.ts';

/** How a broadcast stands by the names that are used outside: what was started waits for its moment, or runs. */
export type ShownState = Exclude<BroadcastState, 'started'> | 'scheduled' | 'running';

/** How a broadcast stands, for people. */
export function shownState(broadcast: Broadcast, now: Instant): ShownState {
  const { state } = broadcast;
  return state === 'started' ? (hasBegun(broadcast, now) ? 'running' : 'scheduled') : state;
}
