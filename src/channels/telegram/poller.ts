import { z } from 'zod';
import { type Clock, type Instant, type Millis } from '../../domain/time/clock.ts';
import { type BotApi } from './bot-api.ts';
import { isWebhookFault } from './failure.ts';
import { faultOf } from './fault.ts';
import { removeWebhook } from './greet.ts';
import { type HearUpdate, numberOf } from './hear-update.ts';
import { type Setback, setbackAfter, setbackOf } from './poll-trouble.ts';
import { type Status, type Trouble } from './status.ts';
import { type Timing } from './timing.ts';
import { allowedUpdates } from './update-schema.ts';
import { abortAfter } from './abort-after.ts';

/** After this the words about another program that reads the bot become urgent. */
const longConflict: Millis = 5 * 60_000;
/** Two programs take the bot from each other in turns of some seconds: only so long a peace is the end of it. */
const peace: Millis = 60_000;

interface PollerOptions {
  readonly api: BotApi;
  readonly hear: HearUpdate;
  readonly status: Status;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly signal: AbortSignal;
}

interface Round {
  /** The first update that is not confirmed yet; undefined asks for whatever there is. */
  readonly offset: number | undefined;
  /** Failures in a row. */
  readonly failures: number;
  readonly setback: Setback | null;
  readonly conflict: Conflict | null;
}

/** Another program asks for the bot's updates, too, and gets those that we do not. */
interface Conflict {
  readonly since: Instant;
  readonly last: Instant;
}

/**
 * Asks Telegram for updates until the signal is aborted. The next question, which confirms what came before, is
 * asked only when all of it is durable; an update that could not be kept, and all after it, come again.
 */
export async function pollUpdates(options: PollerOptions): Promise<void> {
  const { signal } = options;
  let round: Round = { offset: undefined, failures: 0, setback: null, conflict: null };
  while (!signal.aborted) {
    const next = await nextRound(round, options);
    round = { ...next, conflict: conflictAfter(round.conflict, next.setback, options.clock.now()) };
    await rest(round, options);
  }
}

function conflictAfter(before: Conflict | null, setback: Setback | null, now: Instant): Conflict | null {
  if (setback?.trouble === 'conflict') {
    return { since: before?.since ?? now, last: now };
  }
  return before !== null && now - before.last < peace ? before : null;
}

async function rest({ setback, conflict }: Round, options: PollerOptions): Promise<void> {
  if (options.signal.aborted) {
    return;
  }
  const trouble = conflict === null ? setback?.trouble : troubleOf(conflict, options.clock.now());
  if (trouble === undefined) {
    options.status.on();
  } else {
    options.status.trouble(trouble);
  }
  if (setback !== null) {
    await options.timing.pause(setback.wait, options.signal);
  }
}

function troubleOf({ since }: Conflict, now: Instant): Trouble {
  return now - since > longConflict ? 'long_conflict' : 'conflict';
}

async function nextRound(
  { offset, failures }: Round,
  options: PollerOptions,
): Promise<Omit<Round, 'conflict'>> {
  try {
    const batch = await askForUpdates(offset, failures > 0 ? 0 : options.timing.pollSeconds, options);
    const { next, trouble } = await hearAll(batch, options);
    return trouble === null
      ? { offset: next, failures: 0, setback: null }
      : { offset: next ?? offset, failures: failures + 1, setback: setbackOf(trouble, failures + 1) };
  } catch (error) {
    await takeWebhookBack(error, options);
    return { offset, failures: failures + 1, setback: setbackAfter(error, failures + 1) };
  }
}

/** A webhook that was set meanwhile would keep us deaf until the next start, which takes it away, too. */
async function takeWebhookBack(error: unknown, { api, timing, signal }: PollerOptions): Promise<void> {
  if (isWebhookFault(faultOf(error))) {
    const call = (limited: AbortSignal): Promise<void> => removeWebhook(api, limited);
    await abortAfter({ limit: timing.callLimit, stop: signal }, call).catch(() => undefined);
  }
}

/** After a failure Telegram is not asked to hold the poll open, so that we soon know that all is well again. */
async function askForUpdates(
  offset: number | undefined,
  seconds: number,
  { api, timing, signal }: PollerOptions,
): Promise<readonly unknown[]> {
  const payload = { offset, timeout: seconds, limit: 100, allowed_updates: allowedUpdates };
  const answer = await abortAfter({ limit: seconds * 1000 + timing.callLimit, stop: signal }, (limited) =>
    api.call('getUpdates', payload, { signal: limited }),
  );
  return z.array(z.unknown()).parse(answer);
}

interface Heard {
  /** The next offset; undefined where nothing was confirmed. */
  readonly next: number | undefined;
  readonly trouble: Trouble | null;
}

/**
 * Hands a batch over. An empty batch means that everything is confirmed: the next question then names no offset,
 * because after a quiet week Telegram may begin to number anew and lower.
 */
async function hearAll(batch: readonly unknown[], { hear, signal }: PollerOptions): Promise<Heard> {
  if (signal.aborted || batch.length === 0) {
    return { next: undefined, trouble: null };
  }
  const heard = await Promise.allSettled(batch.map(hear));
  const failed = heard.findIndex(({ status }) => status === 'rejected');
  const kept = failed === -1 ? batch : batch.slice(0, failed);
  const last = kept.map(numberOf).findLast((number) => number !== undefined);
  const next = last === undefined ? undefined : last + 1;
  if (failed !== -1) {
    return { next, trouble: 'holding' };
  }
  // Nothing that bears a number, so nothing to confirm: it would come again at once, for ever.
  return { next, trouble: next === undefined ? 'unreadable' : null };
}
