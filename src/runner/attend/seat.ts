import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Event } from '../../domain/event.ts';
import { type Settled } from '../../engine/settled.ts';
import { type AddressRow } from '../../domain/contact/address.ts';
import { type CommitRequest } from '../commit/request-writer.ts';
import { type Taken } from '../companion.ts';

/** An event on its way into a contact's list. */
export interface Arrival {
  readonly event: Event;
  /** By our own order of arrival, over all contacts. */
  readonly order: number;
  /** When the copy was read by which we knew without looking that it is for this contact; absent: it was looked up. */
  readonly knownBy?: number | undefined;
  readonly resolve: (taken: Taken) => void;
  readonly reject: (fault: unknown) => void;
}

/** What a change leaves: the record as it is to stand (undefined: nothing is there), and rows to go with it. */
export interface Changed {
  readonly record: ContactRecord | undefined;
  readonly rows: readonly Row[];
  /** Rows of addresses to be put with a new contact. */
  readonly addresses?: readonly AddressRow[];
}

/** A change of a contact that is no turn: settling, a coordinator's edit, a first sight. */
export interface Change {
  readonly apply: (record: ContactRecord | undefined) => Changed;
  readonly resolve: (record: ContactRecord | undefined) => void;
  readonly reject: (fault: unknown) => void;
}

/** Work that must have the contact for itself. */
export interface Exclusive {
  readonly run: () => Promise<void>;
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

/** A contact that is in work in this process. */
export interface Seat {
  readonly id: string;
  /** Our copy, current as long as nobody else writes; undefined: not read yet. */
  record: ContactRecord | undefined;
  loaded: boolean;
  /** Nobody is taken to be there, without looking: the write that makes the contact finds out. */
  presumed: boolean;
  /** When the copy was read, by our own order; since then we alone have written, as far as we know. */
  readAt: number;
  arrivals: Arrival[];
  changes: Change[];
  exclusive: Exclusive[];
  /** Order of arrival of pending events, by event id; those read from the store came before everything. */
  readonly orders: Map<string, number>;
  /** Messages made by turns in this process, so certainly not attempted by anybody else. */
  readonly fresh: Set<string>;
  /** When the first attempt to send a message began, by our own order. */
  readonly attempts: Map<string, number>;
  /** Messages that a channel held back and whose turn has come. */
  readonly ready: Set<string>;
  /** Throws of the turn of a due follow-up, or of the settling of an effect, by its id. */
  readonly throws: Map<string, number>;
  /** Events of which overflow rows may stand that a lost write put there. */
  readonly spilled: Set<string>;
  attending: boolean;
  delivering: boolean;
  /** Lets the message that stands in line behind those to others go soon; null while none does. */
  hurry: (() => void) | null;
  /** Being made one with somebody, or parted from them: nothing is begun to be sent. */
  resting: boolean;
  /** The message that is being handed to the network and written down; null while none is. */
  sending: string | null;
  /** Ids of effects being settled. */
  readonly settling: Set<string>;
  /** What was settled and is on its way into the store, with how and by which request. */
  readonly handed: Map<string, { readonly how: Settled; readonly request: CommitRequest }>;
  /** What was settled durably but still stands in the stored document, with how. */
  readonly settled: Map<string, Settled>;
  /** Another process may have written since our copy was read. */
  stale: boolean;
  /** Another process sent in between: what our copy takes for unsent may be out. */
  doubtful: boolean;
  /** Until then the list is left to the process that sends to this contact, since both were at it. */
  yieldsUntil: Instant;
  /** When, and of which revision, the process that sends was told last that something is to be sent. */
  told: { readonly revision: number; readonly at: Instant } | undefined;
  /** Asks for a write that only drops what was settled. */
  tidy: boolean;
  /** True once the contact is being erased: nothing about it is written any more. */
  gone: boolean;
  /** For forgetting the longest unused. */
  usedAt: number;
}

/** An empty seat. */
export function newSeat(id: string): Seat {
  return {
    id,
    record: undefined,
    loaded: false,
    presumed: false,
    readAt: 0,
    arrivals: [],
    changes: [],
    exclusive: [],
    orders: new Map(),
    fresh: new Set(),
    attempts: new Map(),
    ready: new Set(),
    throws: new Map(),
    spilled: new Set(),
    attending: false,
    delivering: false,
    hurry: null,
    resting: false,
    sending: null,
    settling: new Set(),
    handed: new Map(),
    settled: new Map(),
    stale: false,
    doubtful: false,
    yieldsUntil: 0,
    told: undefined,
    tidy: false,
    gone: false,
    usedAt: 0,
  };
}

/** Whether anything is under way for this contact. */
export function isBusy(seat: Seat): boolean {
  return (
    seat.attending ||
    seat.delivering ||
    seat.resting ||
    seat.settling.size > 0 ||
    seat.arrivals.length > 0 ||
    seat.changes.length > 0 ||
    seat.exclusive.length > 0
  );
}
