import { type Millis } from '../../domain/time/clock.ts';
import { type Path } from '../path.ts';
import { type Seat } from './seat.ts';
import { heldElsewhere } from './sends-here.ts';

/** Shorter than the sweep takes somebody for left lying, should the other process have died. */
const yieldFor: Millis = 2000;

/**
 * Called when another process was first and left events waiting. Two that play one list, each reading again what the
 * other wrote, take many times as long as one: who does not send to the contact only adds to the list for a while.
 */
export function yieldList(path: Pick<Path, 'lines' | 'clock'>, seat: Seat): void {
  const { record } = seat;
  if (record && record.pending.length > 0 && heldElsewhere(path, record.contact) !== undefined) {
    seat.yieldsUntil = path.clock.now() + yieldFor;
  }
}

/** Whether the list is another's at this moment; a clock that was put back makes it nobody's for longer. */
export function leavesList({ clock }: Pick<Path, 'clock'>, { yieldsUntil }: Seat): boolean {
  const left = yieldsUntil - clock.now();
  return left > 0 && left <= yieldFor;
}

/** Tells the process that plays the list that there is more on it. */
export function tellPlayer(path: Path, { id, record }: Seat): void {
  const channel = record && record.pending.length > 0 ? heldElsewhere(path, record.contact) : undefined;
  if (channel !== undefined) {
    path.scheduler.wake(id, path.clock.now(), channel);
  }
}
