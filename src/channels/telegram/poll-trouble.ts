import { z } from 'zod';
import { type Millis } from '../../domain/time/clock.ts';
import { isTokenFault } from './failure.ts';
import { type Fault, faultOf } from './fault.ts';
import { type Trouble } from './status.ts';
import { TelegramRefused } from './telegram-refused.ts';

/** What stands in the way of asking Telegram for updates, and how long to wait before the next try. */
export interface Setback {
  readonly trouble: Trouble;
  readonly wait: Millis;
}

/** Waits that grow with each failure in a row; the last one repeats. In seconds. */
const steps: { readonly [trouble in Trouble]: readonly number[] } = {
  network: [1, 2, 5, 10, 20, 30],
  throttled: [5, 10, 30],
  holding: [1, 2, 5, 10, 30],
  unreadable: [5, 10, 30],
  conflict: [5, 10, 20, 30],
  long_conflict: [30],
  token: [30, 60],
  webhook: [30, 60],
  unpushed: [60],
};

/** The setback of a trouble that has come `failures` times in a row, counted from 1. */
export function setbackOf(trouble: Trouble, failures: number): Setback {
  const waits = steps[trouble];
  return { trouble, wait: (waits[Math.min(failures, waits.length) - 1] ?? 30) * 1000 };
}

/** What an error of a poll, or of the calls before the first one, comes to. */
export function setbackAfter(error: unknown, failures: number): Setback {
  if (error instanceof TelegramRefused) {
    return setbackOf(error.reason, failures);
  }
  if (error instanceof z.ZodError) {
    return setbackOf('unreadable', failures);
  }
  const fault = faultOf(error);
  const setback = setbackOf(troubleOf(fault), failures);
  return fault.kind === 'answer' && fault.retryAfter !== null
    ? { ...setback, wait: fault.retryAfter }
    : setback;
}

function troubleOf(fault: Fault): Trouble {
  if (isTokenFault(fault)) {
    return 'token';
  }
  if (fault.kind === 'unsent' || fault.kind === 'unclear' || fault.status >= 500) {
    return 'network';
  }
  if (fault.status === 429) {
    return 'throttled';
  }
  if (fault.kind === 'page') {
    return 'network';
  }
  return fault.status === 409 ? 'conflict' : 'unreadable';
}
