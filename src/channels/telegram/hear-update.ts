import { type Ear } from '../channel.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type BotApi } from './bot-api.ts';
import { decodeUpdate } from './decode-update.ts';
import { faultOf } from './fault.ts';
import { type Log } from '../../domain/log.ts';
import { numberedSchema } from './update-schema.ts';
import { abortAfter } from './abort-after.ts';

/**
 * Hands one update over; resolves once it is durable or of no interest to us, rejects when it could not be kept.
 * The ear is called before anything is awaited, so updates handed over in order are heard in order.
 */
export type HearUpdate = (raw: unknown) => Promise<void>;

/** Makes what hears updates, whichever way they came. */
export function createHearUpdate(options: {
  /** The bot whose updates they are. */
  readonly bot: string;
  readonly ear: Ear;
  readonly api: BotApi;
  readonly callLimit: Millis;
  readonly log: Log;
}): HearUpdate {
  const { bot, ear, api, callLimit, log } = options;
  // Another bot counts its messages to the same person from 1 again.
  const ofBot = <T extends { readonly key: string }>(news: T): T => ({ ...news, key: `${news.key}@${bot}` });
  const answer = (query: string | null) => {
    if (query !== null) {
      const call = (signal: AbortSignal) =>
        api.call('answerCallbackQuery', { callback_query_id: query }, { signal });
      // Too old, or lost: the button stops waiting by itself.
      abortAfter({ limit: callLimit }, call).catch((error: unknown) => {
        log('info', 'A tap could not be acknowledged', { fault: faultOf(error).kind });
      });
    }
  };
  return async (raw) => {
    const decoded = decodeUpdate(raw);
    if (decoded.kind === 'reach') {
      await ear.reach(ofBot(decoded.news));
      return;
    }
    if (decoded.kind === 'message') {
      await ear.message(ofBot(decoded.incoming));
    } else {
      const update = numberOf(raw) ?? 'without number';
      log(decoded.why === 'malformed' ? 'warn' : 'info', 'An update was passed over', {
        why: decoded.why,
        update,
      });
    }
    answer(decoded.query);
  };
}

/** The number that confirms an update; undefined for what is no update at all. */
export function numberOf(raw: unknown): number | undefined {
  return numberedSchema.safeParse(raw).data?.update_id;
}
