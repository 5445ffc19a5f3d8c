import { type CacheStore } from '@whiskeysockets/baileys';
import { type Clock, type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type Log } from '../../../domain/log.ts';
import { type OutboundMessage, type Receipt } from '../../../domain/message.ts';
import { SendError } from '../../channel.ts';
import { createRemembered } from '../../../domain/remembered.ts';
import { type ChatTimers } from '../chat-timers.ts';
import { type Governor } from '../governor/governor.ts';
import { type LiveSocket } from '../live-socket.ts';
import { createFindChat } from './find-chat.ts';
import { type Line } from './line.ts';
import { type FileSources } from '../../outgoing-file.ts';
import { mayBeOfFile } from './refusal-of.ts';
import { type Relay, relayBubble } from './relay-bubble.ts';
import { type SentBubble, type SentShelf } from './sent-shelf.ts';
import { showTyping } from './show-typing.ts';
import { typingTime, type TypingRange } from './typing-time.ts';
import { type Uploads } from './uploads.ts';
import { type Verdicts } from './verdicts.ts';
import { within } from '../../../domain/time/within.ts';
import { writeBubbles } from './write-bubbles.ts';

/** Sends messages, as the port of channels asks for it. */
export interface Sender {
  /** All that a send needs but the send: the number's rules, who is there, the bubbles kept, a typing pause. */
  readonly prepare: (message: OutboundMessage) => Promise<void>;
  /** Resolves once the server took every bubble of the message, within 10 s; throws SendError otherwise. */
  readonly send: (message: OutboundMessage) => Promise<Receipt>;
}

/** What a sender is made of. */
export interface SenderOptions {
  /** The real one. */
  readonly clock: Clock;
  readonly log: Log;
  readonly sources: FileSources;
  readonly typing: TypingRange;
  readonly line: Line;
  readonly shelf: SentShelf;
  readonly timers: Pick<ChatTimers, 'find'>;
  readonly verdicts: Verdicts;
  readonly governor: Governor;
  /** Which devices people have, as the library remembers it. */
  readonly devices: CacheStore;
  readonly uploads: Uploads;
}

/** A connection that is lost comes back within seconds, or not so soon. */
const openWithin: Millis = 15_000;
/** What `send` promises. */
const sendWithin: Millis = 10_000;
/**
 * A slow line of 64 KB a second brings 50 MB in about this time; one on which nothing moves is given up much sooner.
 */
const prepareWithin: Millis = 15 * 60_000;

interface Ready {
  readonly jid: string;
  readonly bubbles: readonly SentBubble[];
}

/** Makes what sends messages. */
export function createSender(options: SenderOptions): Sender {
  const { clock, line, governor, verdicts } = options;
  const findChat = createFindChat(options);
  const ready = createRemembered<Ready>({ most: 500 });

  const makeReady = async (message: OutboundMessage, live: LiveSocket, limit: Millis): Promise<Ready> => {
    const make = async (): Promise<Ready> => {
      const jid = await findChat(message, live);
      return { jid, bubbles: await writeBubbles(message, { live, jid }, options) };
    };
    const made = await within(clock, limit, make());
    if (!made) {
      throw new SendError('network', 'A message could not be made ready in time.');
    }
    return made;
  };

  const relay = (about: Relay, bubble: SentBubble): Promise<void> =>
    relayAnew(about, bubble, line).catch((fault: unknown) => {
      noteRestriction(fault, about.live, options);
      throw bubble.reused && mayBeOfFile(verdicts.find(bubble.id)) ? refusedFile() : fault;
    });

  return {
    prepare: async (message) => {
      const live = await line.open(openWithin);
      await governor.admit(message);
      const made = await makeReady(message, live, prepareWithin);
      ready.keep(message.id, made);
      await typeInTurn(message, { live, jid: made.jid }, options);
    },
    send: async (message) => {
      const deadline: Instant = clock.now() + sendWithin;
      const live = await line.open(0);
      const { jid, bubbles } = ready.find(message.id) ?? (await makeReady(message, live, sendWithin));
      for (const bubble of bubbles) {
        await relay({ live, jid, verdicts, clock, deadline }, bubble);
      }
      ready.forget(message.id);
      return { networkId: bubbles.at(-1)?.id ?? null };
    },
  };
}

/** The next try brings the file there anew. */
function refusedFile(): SendError {
  return new SendError('network', 'WhatsApp refused a message with a file that lay there for others.');
}

/** Seems to type, so that what is unasked is done with it in its turn. */
async function typeInTurn(
  message: OutboundMessage,
  { live, jid }: { readonly live: LiveSocket; readonly jid: string },
  { clock, governor, typing }: Pick<SenderOptions, 'clock' | 'governor' | 'typing'>,
): Promise<void> {
  const time = typingTime(message, typing);
  await governor.depart(message, time);
  await showTyping(live.sock, jid, { clock, time });
}

/** Where the connection is lost on the way and comes back in time, the same bubble goes once more. */
async function relayAnew(about: Relay, bubble: SentBubble, line: Line): Promise<void> {
  const { live, clock, deadline } = about;
  try {
    await relayBubble(about, bubble);
  } catch (fault) {
    const next = live.sock.ws.isOpen
      ? live
      : await line.open(Math.max(0, deadline - clock.now())).catch(() => live);
    if (next === live) {
      throw fault;
    }
    await relayBubble({ ...about, live: next }, bubble);
  }
}

/** From now on the number only answers, until the end that WhatsApp names when it is asked. */
function noteRestriction(
  fault: unknown,
  { sock }: LiveSocket,
  { governor, log }: Pick<SenderOptions, 'governor' | 'log'>,
): void {
  if (fault instanceof SendError && fault.hold === 'restricted') {
    log('warn', 'WhatsApp lets the number only answer for now; what is unasked waits');
    const told = governor.refused().then(() => sock.fetchAccountReachoutTimelock());
    told.catch(() => {
      log('warn', 'WhatsApp did not say until when the number may only answer');
    });
  }
}
