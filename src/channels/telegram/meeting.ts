import { type Setback, setbackAfter } from './poll-trouble.ts';
import { type Status } from './status.ts';
import { TelegramRefused } from './telegram-refused.ts';
import { type Timing } from './timing.ts';

/** Greets Telegram once: rejects with TelegramRefused or with what the network threw. */
export type Meet = () => Promise<void>;

/** Meets for the first time; gives what stood in the way, and throws only what waiting cannot mend. */
export async function firstMeeting(meet: Meet, status: Status): Promise<Setback | null> {
  try {
    await meet();
    return null;
  } catch (error) {
    if (error instanceof TelegramRefused) {
      status.trouble(error.reason);
      throw error;
    }
    return setbackAfter(error, 1);
  }
}

/** Tries again, with growing waits, until Telegram was met or the signal is aborted. Never rejects. */
export async function keepMeeting({
  meet,
  first,
  status,
  timing,
  signal,
}: {
  readonly meet: Meet;
  readonly first: Setback | null;
  readonly status: Status;
  readonly timing: Timing;
  readonly signal: AbortSignal;
}): Promise<void> {
  let setback = first;
  for (let failures = 2; setback !== null && !signal.aborted; failures += 1) {
    status.trouble(setback.trouble);
    await timing.pause(setback.wait, signal);
    setback = await meetAgain(meet, failures, signal);
  }
}

async function meetAgain(meet: Meet, failures: number, signal: AbortSignal): Promise<Setback | null> {
  if (signal.aborted) {
    return null;
  }
  try {
    await meet();
    return null;
  } catch (error) {
    return setbackAfter(error, failures);
  }
}
