import { type BaileysEventMap, type WAMessage } from '@whiskeysockets/baileys';
import { type Clock, type Millis } from '../../../domain/time/clock.ts';
import { type Log } from '../../../domain/log.ts';
import { type FileMedia } from '../../../domain/message.ts';
import { createChatTimers } from '../chat-timers.ts';
import { type Keep } from '../account/keep.ts';
import { type LiveSocket, type WhatsAppPart } from '../live-socket.ts';
import { createArrivalsDesk } from './arrivals-desk.ts';
import { createDurableRepository, type DurableRepository } from './durable-repository.ts';
import { createRetryQueue } from './retry-queue.ts';
import { createFetchMedia } from './fetch-media.ts';
import { type HearParts } from './hear-message.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createMediaShelf } from './media-shelf.ts';
import { createPollShelf } from './poll-shelf.ts';
import { createRefusals } from './refusals.ts';
import { watchCalls } from './watch-calls.ts';
import { readsHistory, watchHistory } from './watch-history.ts';
import { watchUnreadable } from './watch-unreadable.ts';
import { watchWithheld } from './watch-withheld.ts';

/**
 * Everything that comes in over one account: messages are kept before their keys are spent, handed over in order,
 * and what an earlier life left unhandled is handed over when a socket is bound.
 */
export interface Inbound extends WhatsAppPart {
  /** The bytes of a file that came in. Throws SendError: `network` while there is no connection. */
  readonly fetch: (media: FileMedia) => Promise<Uint8Array>;
}

/** What the way in is made of. */
export interface InboundParts {
  readonly keep: Pick<Keep, 'read' | 'list' | 'write' | 'nameOf'>;
  /** Real time. */
  readonly clock: Clock;
  readonly log: Log;
  readonly isOurs: HearParts['isOurs'];
  /** Told when a message is durable and nobody has handled it, for tests that let the process die there. */
  readonly onKept?: () => void;
  /** Where files lie: only there is anything fetched. Null fetches from wherever a message says: for tests. */
  readonly mediaHost?: string | null;
  readonly timing?: Partial<InboundTiming>;
}

/** Times of the way in. */
export interface InboundTiming {
  readonly lateAfter: Millis;
  readonly refuseEvery: Millis;
  readonly answerCallsEvery: Millis;
  readonly downloadWithin: Millis;
  readonly historyWithin: Millis;
  readonly reuploadWithin: Millis;
  readonly unreadableAfter: Millis;
}

const usualHost = 'https://mmg.whatsapp.net';
/** As large as any other file. */
const largestHistory = 20 * 1024 * 1024;

const usual: InboundTiming = {
  /** An evening's answer may be taken in the morning; what is older belongs to another day. */
  lateAfter: 12 * 60 * 60 * 1000,
  /** Somebody who plays with stickers is told once in an hour. */
  refuseEvery: 60 * 60 * 1000,
  /** Who cannot read calls again and again. */
  answerCallsEvery: 24 * 60 * 60 * 1000,
  /** 20 MB over a village line. */
  downloadWithin: 120_000,
  /** Nobody waits for it. */
  historyWithin: 300_000,
  /** A phone that is on answers within seconds. */
  reuploadWithin: 30_000,
  /** A phone that is on sends again what we could not decrypt within seconds. */
  unreadableAfter: 60_000,
};

/** Makes the way in of one account. */
export function createInbound(parts: InboundParts): Inbound {
  const { keep, clock, onKept = () => undefined, mediaHost = usualHost } = parts;
  const timing = { ...usual, ...parts.timing };
  const kept = { keep, now: clock.now };
  const inbox = createInbox(kept);
  const shelf = createMediaShelf(kept);
  const repository = createDurableRepository({ inbox, onKept });
  const hearing: HearParts = {
    ...parts,
    ...timing,
    now: clock.now,
    mayRefuse: createRefusals({ ...kept, what: 'unreadable', every: timing.refuseEvery }),
    mayAnswerCall: createRefusals({ ...kept, what: 'call', every: timing.answerCallsEvery }),
    shelf,
    timers: createChatTimers({ keep }),
    polls: createPollShelf(kept),
  };
  const fetchMedia = createFetchMedia({ shelf, host: mediaHost, ...timing });
  let bound: LiveSocket | null = null;
  return {
    configure: (baileys) => ({
      makeSignalRepository: repository.make(baileys),
      shouldSyncHistoryMessage: readsHistory(baileys),
    }),
    attach: (live) => {
      bound = live;
      const unbind = bind(live, { ...parts, ...timing, mediaHost, hearing, inbox, repository });
      return async () => {
        bound = bound === live ? null : bound;
        await unbind();
      };
    },
    fetch: (media) => fetchMedia(media, bound),
  };
}

interface Bound
  extends Pick<InboundParts, 'clock' | 'log'>, Pick<InboundTiming, 'unreadableAfter' | 'historyWithin'> {
  readonly mediaHost: string | null;
  readonly hearing: HearParts;
  readonly inbox: Inbox;
  readonly repository: DurableRepository;
}

/** Hears what one socket brings, after what was left of those before it. */
function bind(live: LiveSocket, parts: Bound): () => Promise<void> {
  const retryQueue = createRetryQueue(parts);
  const desk = createArrivalsDesk({ ...parts, retryQueue });
  const unwatch = parts.repository.watch(live);
  const onUpsert = ({ messages, type }: BaileysEventMap['messages.upsert']): void => {
    desk.take(live, messages, type === 'append');
  };
  const take = (message: WAMessage, offline: boolean): void => {
    desk.take(live, [message], offline);
  };
  const unwatchWithheld = watchWithheld(live, take);
  const unwatchCalls = watchCalls(live, take);
  const limits = { host: parts.mediaHost ?? usualHost, within: parts.historyWithin, bytes: largestHistory };
  const unwatchHistory = watchHistory(live, { ...parts, limits });
  const unwatchUnreadable = watchUnreadable(live, parts.unreadableAfter, take);
  desk.replay(live);
  live.sock.ev.on('messages.upsert', onUpsert);
  return async () => {
    unwatch();
    unwatchWithheld();
    unwatchCalls();
    unwatchUnreadable();
    unwatchHistory();
    live.sock.ev.off('messages.upsert', onUpsert);
    retryQueue.stop();
    await desk.idle();
    await retryQueue.idle();
  };
}
