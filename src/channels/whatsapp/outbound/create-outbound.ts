import { type BaileysEventMap } from '@whiskeysockets/baileys';
import { type Millis } from '../../../domain/time/clock.ts';
import { type Log } from '../../../domain/log.ts';
import { type NumberBudget, type NumberRules } from '../../../domain/number-rules.ts';
import { faultName } from '../../../domain/fault-name.ts';
import { createCacheStore } from '../library/cache-store.ts';
import { createChatTimers } from '../chat-timers.ts';
import { createGovernor, type Governor } from '../governor/governor.ts';
import { type Keep } from '../account/keep.ts';
import { type LiveSocket, type WhatsAppPart } from '../live-socket.ts';
import { isSameChat } from './is-same-chat.ts';
import { createLine, type Line } from './line.ts';
import { createSender, type Sender, type SenderOptions } from './sender.ts';
import { createSentShelf, type SentBubble, type SentShelf } from './sent-shelf.ts';
import { createUploads } from './uploads.ts';
import { createVerdicts, type Verdicts } from './verdicts.ts';
import { watchAnswers } from './watch-answers.ts';

/** Everything that goes out over one account. */
export interface Outbound extends WhatsAppPart, Sender {
  /** Whether a message of this account was sent by us and not by hand on the phone. */
  readonly isOurs: (id: string) => Promise<boolean>;
  /** What the number may still do today. */
  readonly budget: () => NumberBudget;
}

/** What the way out is made of. */
export interface OutboundParts extends Pick<SenderOptions, 'clock' | 'log' | 'sources'> {
  readonly keep: Pick<Keep, 'read' | 'write' | 'nameOf'>;
  readonly rules: NumberRules;
  /** Whose days are counted. */
  readonly timezone: string;
}

/** As long as the library itself believes what it was told of somebody's devices. */
const devicesLast: Millis = 5 * 60_000;

interface Bound {
  readonly line: Line;
  readonly shelf: SentShelf;
  readonly verdicts: Verdicts;
  readonly governor: Governor;
  readonly log: Log;
}

/** Makes the way out of one account. */
export function createOutbound(parts: OutboundParts): Outbound {
  const { keep, clock, log, rules } = parts;
  const line = createLine({ clock });
  const shelf = createSentShelf({ keep, now: clock.now });
  const timers = createChatTimers({ keep });
  const verdicts = createVerdicts({ clock });
  const governor = createGovernor(parts);
  const devices = createCacheStore({ clock, most: 5000, lasts: devicesLast });
  let bound: LiveSocket | null = null;
  let us: string | undefined;
  return {
    ...createSender({
      ...{ ...parts, line, shelf, timers, verdicts, governor, devices },
      uploads: createUploads(parts),
      typing: rules.typing,
    }),
    // A phone that cannot read a message asks for it again; what we do not have is never made up.
    configure: ({ proto }) => ({
      userDevicesCache: devices,
      // Phones ask up to five times, and the library counts each answer twice.
      maxMsgRetryCount: 10,
      getMessage: async ({ id, remoteJid }) => {
        const bubble = bound && (await findFor(bound, shelf, { id, chat: remoteJid }));
        return bubble ? proto.Message.decode(bubble.bytes) : undefined;
      },
    }),
    attach: (live) => {
      bound = live;
      const { me } = live.sock.authState.creds;
      if (me?.id !== us) {
        // Among our own devices is the one that we were before the number was linked again: nobody has its keys.
        void devices.flushAll();
        us = me?.id;
      }
      return bind(live, { line, shelf, verdicts, governor, log });
    },
    isOurs: async (id) => (await shelf.find(id)) !== undefined,
    budget: governor.budget,
  };
}

/** A bubble for whoever asks for it again: nobody is given what was for somebody else. */
async function findFor(
  live: LiveSocket,
  shelf: SentShelf,
  { id, chat }: { readonly id: string | null | undefined; readonly chat: string | null | undefined },
): Promise<SentBubble | undefined> {
  const bubble = await shelf.find(id ?? '');
  const isTheirs = bubble && (bubble.to === null || (await isSameChat(live, chat, bubble.to)));
  return isTheirs ? bubble : undefined;
}

function bind(live: LiveSocket, { line, shelf, verdicts, governor, log }: Bound): () => void {
  const { ev, authState } = live.sock;
  const forget = line.attach(live);
  const safely = (work: Promise<void>): void => {
    work.catch((fault: unknown) => {
      const name = faultName(fault);
      log('warn', 'what the number may do could not be kept', { fault: name });
    });
  };
  const onUpdate = ({ connection }: BaileysEventMap['connection.update']): void => {
    if (connection === 'open') {
      safely(governor.begin(/^\d*/u.exec(authState.creds.me?.id ?? '')?.[0] ?? ''));
    }
  };
  const onLock = (until: Date | null): void => {
    safely(governor.lock(until?.getTime() ?? null));
  };
  ev.on('connection.update', onUpdate);
  const unwatch = watchAnswers(live, { shelf, verdicts, log, onLock });
  return () => {
    ev.off('connection.update', onUpdate);
    forget();
    unwatch();
  };
}
