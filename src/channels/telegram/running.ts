import { type Ear } from '../channel.ts';
import { type Clock } from '../../domain/time/clock.ts';
import { type BotApi } from './bot-api.ts';
import { type Webhook, greet } from './greet.ts';
import { type HearUpdate, createHearUpdate } from './hear-update.ts';
import { createInHand } from './in-hand.ts';
import { type Log } from '../../domain/log.ts';
import { firstMeeting, keepMeeting } from './meeting.ts';
import { pollUpdates } from './poller.ts';
import { type Status } from './status.ts';
import { type Timing } from './timing.ts';
import { watchWebhook } from './watch-webhook.ts';
import { abortAfter } from './abort-after.ts';

/** The channel between a start and a stop. */
export interface Running {
  readonly hear: HearUpdate;
  /** Greets Telegram and begins to hear. Throws TelegramRefused; keeps trying in the face of everything else. */
  begin(): Promise<void>;
  botName(): string | null;
  /** Nothing is handed over after it resolves. */
  stop(): Promise<void>;
}

/** What a running channel works with. */
export interface RunningOptions {
  readonly bot: string;
  readonly ear: Ear;
  readonly api: BotApi;
  readonly webhook: Webhook;
  readonly status: Status;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly log: Log;
}

/** Makes one run of the channel. */
export function createRunning(options: RunningOptions): Running {
  const { status, timing, webhook, api } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const inHand = createInHand({ stopLimit: timing.stopLimit, closed: signal });
  const hear = inHand.guard(createHearUpdate({ ...options, callLimit: timing.callLimit }));
  let name: string | null = null;
  let work = Promise.resolve();
  const meet = async () => {
    name = await abortAfter({ limit: timing.callLimit, stop: signal }, (limited) =>
      greet(api, webhook, limited),
    );
    if (!signal.aborted) {
      status.on();
    }
  };
  const goOn = async (first: Awaited<ReturnType<typeof firstMeeting>>) => {
    await keepMeeting({ meet, first, status, timing, signal });
    await (webhook === null
      ? pollUpdates({ ...options, hear, signal })
      : watchWebhook({ ...options, webhook, signal }));
  };
  return {
    hear,
    begin: async () => {
      status.starting();
      work = goOn(await firstMeeting(meet, status));
    },
    botName: () => name,
    stop: async () => {
      stopping.abort();
      await inHand.settled(work);
      status.off();
    },
  };
}
