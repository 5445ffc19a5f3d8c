import { type Channel } from '../channels/channel.ts';
import { type ChannelName } from '../domain/contact/address.ts';
import { type Clock, type Millis } from '../domain/time/clock.ts';
import { type ContactRecord } from '../domain/contact/contact-record.ts';
import { type Contact } from '../domain/contact/contact.ts';
import { type Event } from '../domain/event.ts';
import { type Log } from '../domain/log.ts';
import { type Row } from '../domain/row.ts';
import { type Script } from '../engine/script.ts';
import { type Scheduler } from '../queue/scheduler.ts';
import { type Store } from '../store/store.ts';
import { type Catalog } from './attend/catalog.ts';
import { type Chore } from './sweep/chore.ts';
import { type Committer } from './commit/committer.ts';
import { type PossibleRepeats } from './deliver/possible-repeats.ts';
import { type Lanes } from './attend/lanes.ts';
import { type LiveBroadcasts } from './deliver/live-broadcasts.ts';
import { type Pacer } from './deliver/pacer.ts';
import { type Change, type Seat } from './attend/seat.ts';
import { type Seats } from './attend/seats.ts';
import { type SoleSpeakers } from './receive/sole-speakers.ts';
import { type TrustedArrivals } from './receive/trusted-arrivals.ts';
import { type Unsettled } from './deliver/unsettled.ts';
import { type ProgrammeEffect } from './settle/whose-effect.ts';
import { type Work } from './work.ts';

/** What settling an effect writes, and what it makes happen to others. */
export interface Settlement {
  readonly rows: readonly Row[];
  readonly happen: readonly { readonly contact: string; readonly event: Event }[];
}

/** Settles the effects that the programme's capabilities know: tasks, notices, tickets, outside calls. */
export type Handler = (effect: ProgrammeEffect, contact: Contact) => Promise<Settlement>;

/** The files that people sent. */
export interface KeptFiles {
  /** Keeps the bytes of a file of a contact under a name; answers the reference to them. */
  keep(contact: string, name: string, bytes: Uint8Array): Promise<string>;
  /** What was kept of one contact is another's from now on, under the same names. */
  move(from: string, to: string): Promise<void>;
  /** Some of it, by name; what is gone already is left out. */
  moveSome(from: string, to: string, names: readonly string[]): Promise<void>;
  /** Removes one file by its reference; one that is gone already is no fault. */
  remove(ref: string): Promise<void>;
  /** Removes all that was kept of a contact. */
  erase(contact: string): Promise<void>;
}

/** Times and numbers of the path. */
export interface PathSettings {
  readonly timezone: string;
  readonly language: string;
  /** Waits after the first, second, … network fault of a send; then it has failed. */
  readonly retry: readonly Millis[];
  /** A reminder still unsent after this is not sent but reported. */
  readonly reminderTooLate: Millis;
}

/**
 * Points of the path at which tests let the process die: something was taken and is not written yet; a write is
 * durable; a send is about to begin; the network took it and nothing is written; it is written down.
 */
export type PathPoint = 'taken' | 'kept' | 'sending' | 'sent' | 'settled';

/** What a network may still tell of a message that it took. */
export type Progress = 'delivered' | 'read';

/** Figures since the start of the process. */
export interface Counters {
  turns: number;
  heard: number;
  repeated: number;
  sent: number;
  resent: number;
  failed: number;
  stuck: number;
}

/** A channel with its pace and with what was sent over it and is not written down. */
export interface Line {
  readonly channel: Channel;
  readonly pacer: Pacer;
  /** What it took and is not written down. */
  readonly unsettled: Unsettled;
  /** What whoever sent over it before us left unclear. */
  readonly possibleRepeats: PossibleRepeats;
  /** Whether this process is the one that sends over this channel. */
  held(): boolean;
  /** The real time: a network's waits do not move with the simulator's clock. */
  readonly clock: Clock;
}

/** The parts of the one path, as its steps see them. */
export interface Path {
  readonly store: Store;
  readonly scheduler: Scheduler;
  readonly committer: Committer;
  readonly catalog: Catalog;
  readonly script: Script;
  readonly settings: PathSettings;
  readonly clock: Clock;
  readonly log: Log;
  readonly lanes: Lanes;
  readonly seats: Seats;
  readonly speakers: SoleSpeakers;
  readonly trusted: TrustedArrivals;
  readonly broadcasts: LiveBroadcasts;
  readonly work: Work;
  readonly lines: ReadonlyMap<ChannelName, Line>;
  readonly handle: Handler;
  readonly files: KeptFiles;
  /** What is done for the programme as a whole; null where there is nothing. */
  readonly chores: Chore | null;
  readonly counters: Counters;
  /** Contacts that are due and not yet taken up, since many are. */
  readonly inLine: Set<string>;
  /** Contacts whose waiting session has no next event; there must be none. */
  readonly stranded: Set<string>;
  /** How far messages got whose settling is not written yet. */
  readonly progress: Map<string, Progress>;
  /** Told that a point has been reached. */
  readonly reach: (point: PathPoint) => void;
  /** The next number in our own order of arrivals and attempts. */
  order(): number;
  /** True once a stop has begun: nothing new is begun. */
  stopping(): boolean;
  /** Reads the contact's copy if it is not at hand, and the flow versions it is in. */
  load(seat: Seat): Promise<void>;
  /** Sees to it that whatever waits for this contact is done. */
  attend(seat: Seat): void;
  /** The same, and what was settled is dropped from the document. */
  tidy(seat: Seat): void;
  /** Changes a contact outside of a turn; resolves when durable. */
  change(id: string, apply: Change['apply']): Promise<ContactRecord | undefined>;
  /** Gives an event to a contact; undefined when there is none. */
  happen(contact: string, event: Event): Promise<{ readonly seen: boolean } | undefined>;
  /** Follows what has been written: settles, delivers, plans the next look. */
  follow(seat: Seat): void;
  /** Plans the next look at a contact. */
  plan(seat: Seat): void;
}
