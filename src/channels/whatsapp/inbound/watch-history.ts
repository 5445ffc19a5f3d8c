import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { type BaileysEventMap, type proto, type SocketConfig, type WAMessage } from '@whiskeysockets/baileys';
import { type Clock, type Millis } from '../../../domain/time/clock.ts';
import { type Log } from '../../../domain/log.ts';
import { faultName } from '../../../domain/fault-name.ts';
import { type Baileys, type LiveSocket } from '../live-socket.ts';
import { downloadSealed, type DownloadLimits, refuseLarge } from './download-sealed.ts';

/** What taking histories needs. */
export interface HistoryParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: DownloadLimits;
}

interface Told {
  readonly message: WAMessage;
  readonly history: proto.Message.IHistorySyncNotification;
}

/** A village line comes back within minutes, mostly; what is given up then are names, no messages. */
const waits: readonly Millis[] = [0, 60_000, 600_000];
const megabyte = 1024 * 1024;
/** What the library reads at once takes several times as much memory. */
const unpacked = 64 * megabyte;
const unpack = promisify(inflate);

/** Which histories the library reads by itself: those that come inside of their message, and never the full one. */
export function readsHistory(baileys: Baileys): SocketConfig['shouldSyncHistoryMessage'] {
  return (history) => !isFull(baileys, history) && !isApart(history);
}

type History = Told['history'];

const isFull = ({ proto: { Message } }: Baileys, { syncType }: History): boolean =>
  syncType === Message.HistorySyncType.FULL;

/** Lies on the network's host. */
const isApart = ({ directPath }: History): boolean => (directPath ?? '') !== '';

/**
 * Fetches the histories that our phone put on the network's host, one at a time, and gives each to the library as
 * if it had come inside of its message: who is behind which id stands there, and whom we may write to. The library
 * would fetch them itself, without an end, and meanwhile hear nobody. Answers with what ends it.
 */
export function watchHistory(live: LiveSocket, { clock, log, limits }: HistoryParts): () => void {
  const { ev } = live.sock;
  const pause = createPause(clock);
  let last: Promise<boolean> = Promise.resolve(true);
  const warn = (fault: unknown): boolean => {
    const name = faultName(fault);
    log('warn', 'a history of the phone could not be taken over', { fault: name });
    return false;
  };
  const takeInTurn = (told: Told): Promise<boolean> =>
    (last = last.then(() => take(live, told, limits).then(() => true, warn)));
  const takePatiently = async (told: Told): Promise<void> => {
    for (const wait of waits) {
      const ended = await pause.rest(wait);
      if (ended || (await takeInTurn(told))) {
        break;
      }
    }
    await learnTheRest(live).catch(warn);
  };
  const onUpsert = ({ messages }: BaileysEventMap['messages.upsert']): void => {
    for (const told of messages.flatMap((each) => toldBy(live, each))) {
      void takePatiently(told);
    }
  };
  ev.on('messages.upsert', onUpsert);
  return () => {
    ev.off('messages.upsert', onUpsert);
    pause.end();
  };
}

/** Waits that can be ended together; each says whether they were. */
function createPause(clock: Clock): { rest(wait: Millis): Promise<boolean>; end(): void } {
  const resting = new Set<() => void>();
  let ended = false;
  return {
    rest: async (wait) => {
      await new Promise<void>((resolve) => {
        const cancel = clock.at(clock.now() + (ended ? 0 : wait), resolve);
        resting.add(() => {
          cancel();
          resolve();
        });
      });
      return ended;
    },
    end: () => {
      ended = true;
      resting.forEach((wake) => {
        wake();
      });
    },
  };
}

/** Our own phone tells of one that the library leaves to us. */
function toldBy({ baileys }: LiveSocket, message: WAMessage): readonly Told[] {
  const history = message.message?.protocolMessage?.historySyncNotification;
  const isOurs = message.key.fromMe === true && history && isApart(history);
  return isOurs && !isFull(baileys, history) ? [{ message, history }] : [];
}

async function take({ baileys, sock }: LiveSocket, told: Told, limits: DownloadLimits): Promise<void> {
  const { message, history } = told;
  refuseLarge(Number(history.fileLength ?? 0), limits.bytes);
  const bytes = await downloadSealed(baileys, { file: history, type: 'md-msg-hist' }, limits);
  await unpack(bytes, { maxOutputLength: unpacked });
  const inside = { ...history, directPath: null, initialHistBootstrapInlinePayload: bytes };
  const protocolMessage = { ...message.message?.protocolMessage, historySyncNotification: inside };
  await sock.upsertMessage({ ...message, message: { protocolMessage } }, 'append');
}

/** What else a phone tells its new device, the library asks for after a history that it read at once. */
async function learnTheRest({ baileys, sock }: LiveSocket): Promise<void> {
  const { creds } = sock.authState;
  if (creds.accountSyncCounter === 0) {
    sock.ev.emit('creds.update', { accountSyncCounter: 1 });
    await sock.resyncAppState(baileys.ALL_WA_PATCH_NAMES, true);
  }
}
