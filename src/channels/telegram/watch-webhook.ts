import { z } from 'zod';
import { type Millis } from '../../domain/time/clock.ts';
import { type BotApi } from './bot-api.ts';
import { setWebhook, type Webhook } from './greet.ts';
import { setbackAfter } from './poll-trouble.ts';
import { type Status, type Trouble } from './status.ts';
import { type Timing } from './timing.ts';
import { abortAfter } from './abort-after.ts';

const every: Millis = 60_000;

const infoSchema = z.object({
  url: z.string(),
  pending_update_count: z.number(),
  last_error_date: z.number().optional(),
});

interface Look {
  readonly trouble: Trouble | null;
  /** When a push failed last, told on and on although all is well again; null where nobody asked yet. */
  readonly lastError: number | undefined | null;
}

interface WatchOptions {
  readonly api: BotApi;
  readonly webhook: NonNullable<Webhook>;
  readonly status: Status;
  readonly timing: Timing;
  readonly signal: AbortSignal;
}

/**
 * Behind a webhook nothing else shows that nothing comes any more, so Telegram is asked each minute: an address that
 * another program took away is set again, and what cannot be brought to it shows. Never rejects.
 */
export async function watchWebhook(options: WatchOptions): Promise<void> {
  const { timing, signal } = options;
  let last: Look = { trouble: null, lastError: null };
  await timing.pause(every, signal);
  while (!signal.aborted) {
    last = await look(last, options);
    show(last, options);
    await timing.pause(every, signal);
  }
}

function show({ trouble }: Look, { status, signal }: WatchOptions): void {
  if (signal.aborted) {
    return;
  }
  if (trouble === null) {
    status.on();
  } else {
    status.trouble(trouble);
  }
}

async function look(last: Look, { api, webhook, timing, signal }: WatchOptions): Promise<Look> {
  const limits = { limit: timing.callLimit, stop: signal };
  try {
    return await abortAfter(limits, async (limited) => {
      const info = infoSchema.parse(await api.call('getWebhookInfo', {}, { signal: limited }));
      if (!isSame(info.url, webhook.url)) {
        await setWebhook(api, webhook, limited);
        return { trouble: 'conflict', lastError: null };
      }
      const lastError = info.last_error_date;
      const failed = last.lastError !== null && lastError !== last.lastError;
      const fails = last.trouble === 'unpushed' || failed;
      return { trouble: fails && info.pending_update_count > 0 ? 'unpushed' : null, lastError };
    });
  } catch (error) {
    return { ...last, trouble: setbackAfter(error, 1).trouble };
  }
}

function isSame(one: string, other: string): boolean {
  return URL.canParse(one) && new URL(one).href === new URL(other).href;
}
