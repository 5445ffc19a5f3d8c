import { SendError } from '../../channels/channel.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type Line } from '../path.ts';

/** So long a network is left alone that asks to wait and does not say how long. */
const usual: Millis = 5000;

/** Lets nothing go to a network before the time is over for which it asked to wait; nothing for any other fault. */
export function parkThrottled({ pacer, clock }: Line, fault: unknown): void {
  if (fault instanceof SendError && fault.reason === 'throttled') {
    pacer.park(clock.now() + (fault.retryAfter ?? usual));
  }
}
