import { type Address, type ChannelName } from '../domain/contact/address.ts';
import { type Instant, type Millis } from '../domain/time/clock.ts';
import {
  type FileMedia,
  type Incoming,
  type Media,
  type OutboundMessage,
  type Receipt,
} from '../domain/message.ts';

/** What a channel tells the one path. */
export interface Ear {
  /** Resolves once the message is durable; only then may the network be told "got it". */
  message(incoming: Incoming): Promise<void>;
  /** The network says that somebody blocked us, or came back. `key` is the network's own id of the news. */
  reach(news: {
    readonly key: string;
    readonly address: Address;
    readonly reachable: boolean;
  }): Promise<void>;
  /** A message of ours, by the id it was sent under, got further. News that comes late or twice changes nothing. */
  progress(news: { readonly message: string; readonly state: 'delivered' | 'read' }): Promise<void>;
  /** Somebody of the programme wrote to a person by hand, on the phone that the channel's number belongs to. */
  byHand(said: ByHand): Promise<void>;
  /** A person took back a message of theirs: `key` is the one that it was handed over by. */
  takenBack(message: {
    readonly key: string;
    readonly from: Address;
    readonly formerKeys: readonly string[];
  }): Promise<void>;
}

/** A message that a human wrote past the bot. Resolves once it is in the history and the bot is silent. */
export interface ByHand {
  readonly key: string;
  readonly to: Address;
  /** Other addresses of the same person. */
  readonly also: readonly Address[];
  readonly text: string;
  readonly media: readonly Media[];
  /** How long ago it was written, where we were away. */
  readonly ago: Millis;
}

/** How a channel is doing, in words for a person and one for a machine. */
export interface ChannelHealth {
  readonly state: 'off' | 'starting' | 'on' | 'waiting' | 'failed';
  /** What is the matter and what to do, in plain Indonesian; '' when all is well. */
  readonly words: string;
  readonly since: Instant;
}

/** How fast a channel may be used, per network rules. Null: no pace. */
export interface Pace {
  /** Messages a second over all chats. */
  readonly perSecond: number;
  /** Least time between two messages to one chat, after a burst. */
  readonly chatEvery: Millis;
  /** How many may go to one chat without that wait. */
  readonly chatBurst: number;
}

/** A messaging network. Everything else about it stays behind these. */
export interface Channel {
  readonly name: ChannelName;
  readonly pace: Pace | null;
  /** Whether a resend is the same message to the network, so that what is in doubt may be repeated freely. */
  readonly repeatable: boolean;
  /**
   * Resolves when the channel listens or keeps trying to; throws only for a fault that waiting cannot mend. `fence`
   * grows with each process that takes the channel over; 0 where one process is alone.
   */
  start(ear: Ear, fence: number): Promise<void>;
  /**
   * What must come before a send and may take its time: a typing pause, an upload. Nothing has left when it
   * resolves, so the message may still be taken back. Throws SendError; `throttled` only after a wait of its own.
   */
  prepare(message: OutboundMessage): Promise<void>;
  /**
   * Resolves when the network took it; throws SendError otherwise. At most 10 s, beside the time that the bytes of its
   * files take; `stop` cuts off what has not left as a whole. Where it goes in several parts and the network cannot
   * tell a repeat, `onPart` is told how many were taken, and awaited, before each further one.
   */
  send(message: OutboundMessage, onPart?: (taken: number) => Promise<void>): Promise<Receipt>;
  /** The bytes of a file that came in; throws SendError `refused` when it is larger than the network lets us have. */
  fetch(media: FileMedia): Promise<Uint8Array>;
  health(): ChannelHealth;
  /** No message is handed over after it resolves. */
  stop(): Promise<void>;
}

/**
 * Why a send failed, a closed set. `network`: it never left, worth another try. `ambiguous`: it may have left,
 * repeated once, or as a network fault where the channel is repeatable. `throttled`: wait, the whole channel.
 * `held`: this message alone waits `retryAfter`, which is no attempt. `unreachable`: nobody is there, no retry.
 * `refused`: the network will never take this message.
 */
export type SendFailure = 'network' | 'ambiguous' | 'throttled' | 'held' | 'unreachable' | 'refused';

/**
 * Why a channel holds a message back, in a word a coordinator can read. `pace`: its turn comes. `day_budget`: the
 * number has written enough for today. `new_contact`: they never wrote to us. `restricted`: the network forbids
 * the number to write first. `channel_off`: the number is not linked. `file_too_large`: the network does not take it.
 */
export type Hold = 'pace' | 'day_budget' | 'new_contact' | 'restricted' | 'channel_off' | 'file_too_large';

/** A send that did not succeed. The message never holds personal data. */
export class SendError extends Error {
  readonly reason: SendFailure;
  /** For `throttled` and `held`: how long to wait. */
  readonly retryAfter: Millis | null;
  /** For `held`, and for a refusal that has such a cause. */
  readonly hold: Hold | null;

  constructor(
    reason: SendFailure,
    message: string,
    retryAfter: Millis | null = null,
    hold: Hold | null = null,
  ) {
    super(message);
    this.name = 'SendError';
    this.reason = reason;
    this.retryAfter = retryAfter;
    this.hold = hold;
  }
}
