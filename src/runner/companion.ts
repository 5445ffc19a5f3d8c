import { type ChannelHealth, type Ear } from '../channels/channel.ts';
import { type Instant, type Millis } from '../domain/time/clock.ts';
import { type ChannelName } from '../domain/contact/address.ts';
import { type Contact } from '../domain/contact/contact.ts';
import { type Event } from '../domain/event.ts';
import { type Incoming } from '../domain/message.ts';

/** What became of an event that came in. */
export interface Taken {
  /** The event's id. */
  readonly id: string;
  readonly contact: string;
  /** True when it had been taken before; nothing was done. */
  readonly seen: boolean;
}

/** How the one path is doing, for health pages and metrics. No personal data. */
export interface PathHealth {
  /** The store is open and can be used, the timer runs and every channel that is on has started. */
  readonly ready: boolean;
  /** Why nothing can be kept at the moment; null while the store can be used. */
  readonly storeTrouble: 'full' | 'unavailable' | null;
  readonly channels: readonly ({ readonly name: ChannelName } & ChannelHealth)[];
  /** Counters since the start of the process. */
  readonly turns: number;
  readonly heard: number;
  readonly repeated: number;
  readonly sent: number;
  readonly resent: number;
  readonly failed: number;
  readonly stuck: number;
  /** Contacts in work at this moment. */
  readonly inWork: number;
  /** Waiting sessions that have no next event, of those written since the start: must be zero. */
  readonly stranded: number;
}

/** Why a merge was not undone. */
export type UnmergeRefusal = 'not_merged' | 'too_late';

/** By how far the clock is to be moved, or to the first instant at which something is due. */
export type ClockMove = { readonly advance: Millis } | 'next';

/** What became of a move: the moment shown, and how many turns and sends were done on the way. */
export interface ClockMoved {
  readonly now: Instant;
  readonly handled: number;
}

/** The running companion: the one door in, for channels, pages and commands alike. */
export interface Companion {
  start(): Promise<void>;
  /** Stops in order: channels, then what is in work, then the timer. Loses nothing. */
  stop(): Promise<void>;
  /** What channels tell, for updates that are pushed to a process which does not hold the channel. */
  readonly ear: Ear;
  /** A message came in from a network or the simulator; resolves once it is durable. */
  hear(incoming: Incoming): Promise<Taken>;
  /** Anything else that happens to a contact; undefined when there is no such contact. Durable when it resolves. */
  happen(contact: string, event: Event): Promise<Taken | undefined>;
  /** Makes a contact, or changes the one with this id by `change`; durable when it resolves. */
  change(id: string, change: (contact: Contact | undefined) => Contact): Promise<Contact>;
  /** Two contacts are one person: the older stays with all that both had. Answers with the id that stays. */
  merge(one: string, other: string): Promise<string>;
  /**
   * Undoes the merge of a contact that forwards since then; refused where there was none, or longer than 30 days ago.
   */
  unmerge(younger: string): Promise<UnmergeRefusal | 'done'>;
  /** Erases somebody everywhere; false when there is no such contact. */
  erase(contact: string): Promise<boolean>;
  /** Moves the clock forward, handling each due instant in order; under one name once. */
  moveClock(move: ClockMove, name?: string | null): Promise<ClockMoved>;
  /** Something was asked for that is done within a second, such as to begin a broadcast: does it now. */
  readonly hurry: () => void;
  /** Resolves when nothing is in work any more. */
  settled(): Promise<void>;
  now(): Instant;
  health(): PathHealth;
  /** Whether the store answers at this moment, which is seen before anything fails; known within 2 s. */
  answers(): Promise<boolean>;
}

/** Why the clock was not moved. */
export class ClockRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ClockRefused';
  }
}
