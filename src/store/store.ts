import { type Address, type AddressRow } from '../domain/contact/address.ts';
import { type Instant } from '../domain/time/clock.ts';
import { type ContactRecord } from '../domain/contact/contact-record.ts';
import { type Role } from '../domain/contact/role.ts';
import { type Row, type RowKind } from '../domain/row.ts';

/** One contact moved forward by one revision, or made. */
export interface ContactWrite {
  /** What is to stand there, with its new revision. */
  readonly record: ContactRecord;
  /** The revision it was made from; 0 makes a new contact and is lost when the id is taken. */
  readonly from: number;
  /** What stands there at that revision, where it is at hand: then what changed alone may be sent. */
  readonly before?: ContactRecord | undefined;
  /** When somebody must look at it next; null when it only waits to be written to. */
  readonly attention: Instant | null;
  /**
   * Rows of addresses to be put with it. Whoever was alone at an address has their revision moved on before its row
   * becomes another one: as long as a copy of a contact is current, what was read of its own address holds.
   */
  readonly addresses: readonly AddressRow[];
}

/** A contact that somebody must look at, and when. */
export interface Attention {
  readonly id: string;
  readonly at: Instant;
}

/** What became of a write: kept, or lost to another writer (read again and repeat). */
export type Verdict = 'kept' | 'lost';

/** Which contacts are wanted, by id, `after` excluded, at most `limit`. */
export interface ContactQuery {
  readonly after: string | null;
  readonly limit: number;
  /** Only those of one role. */
  readonly role?: Role;
  /** Only those who have one of these keys (`contactKeys`), found without looking at others. */
  readonly keys?: readonly string[];
  /** Only these. */
  readonly ids?: readonly string[];
}

/** What contacts have planned of one campaign or schedule. */
export interface PlanTally {
  readonly campaign: string;
  readonly count: number;
  readonly next: Instant;
}

/** Which rows are wanted. */
export interface RowQuery {
  readonly kind: RowKind;
  readonly contact?: string;
  /** Rows put after this one (`oldest` first) or before it (`newest` first). An unknown id starts anew. */
  readonly after?: string;
  readonly limit: number;
  readonly order: 'oldest' | 'newest';
  /**
   * Of the oldest first: whoever goes on behind the last of them misses no row, although several processes write at
   * this moment. Takes longer while they do.
   */
  readonly following?: boolean;
  /** Equality on top-level keys of `data`. */
  readonly where?: { readonly [key: string]: string | number | boolean };
  /** Only ids that begin so; found without looking at others. */
  readonly prefix?: string;
  /** Only rows whose moment is this or later, and earlier than the other. */
  readonly from?: Instant;
  readonly to?: Instant;
}

/** What rows can be counted by. */
export type TallyKey = 'cause' | 'channel' | 'reason' | 'state';

/** Which rows are to be counted, and by what of their data. */
export interface TallyQuery {
  readonly kind: RowKind;
  readonly prefix: string;
  readonly by: readonly TallyKey[];
}

/** How many rows have these values; null where a row has none. */
export interface Tally {
  readonly of: { readonly [key in TallyKey]?: string | null };
  readonly count: number;
}

/** The memory of an erasure, replayed after a restored backup. Holds nothing of the person. */
export interface Tombstone {
  readonly contact: string;
  readonly at: Instant;
}

/** Rows that are put but may be lost by a crash, until a `write` that is given them resolves. */
export interface Jotted {
  readonly rows: readonly Row[];
  /** While who keeps the log stays the same, what comes later in it makes this durable; null: that is not known. */
  readonly epoch: string | null;
}

/** What is to be written as one. */
export interface Batch {
  readonly contacts: readonly ContactWrite[];
  readonly rows: readonly Row[];
  /** What was jotted down before, to be made durable with it. */
  readonly jotted?: Jotted;
}

/** What is remembered. Every promise here is proved by one suite on every implementation. */
export interface Store {
  /** Made once with the store; contact ids of strangers are derived with it. */
  readonly salt: string;
  find(id: string): Promise<ContactRecord | undefined>;
  findAddress(address: Address): Promise<AddressRow | undefined>;
  list(query: ContactQuery): Promise<readonly ContactRecord[]>;
  /** The ids of the same, without reading the documents. */
  listIds(query: ContactQuery): Promise<readonly string[]>;
  /** At which revision every contact stands now, by id: whoever keeps something of them sees who changed since. */
  revisions(): Promise<ReadonlyMap<string, number>>;
  /** How many living contacts have each campaign or schedule planned, and when it comes to the first of them. */
  tallyPlans(): Promise<readonly PlanTally[]>;
  /**
   * One durable write for many: each contact guarded by its revision, each row put by kind and id (a lower
   * version never replaces a higher one; a row keeps its first place in the order), rows of erased contacts
   * dropped (of those whom another process erased within a second). Resolves when it would survive `kill -9` and a
   * power cut. Verdicts in the order of `contacts`.
   */
  write(batch: Batch): Promise<readonly Verdict[]>;
  /** Puts rows without waiting for the disk. Only where that is cheaper than to let them wait for the next `write`. */
  readonly jot?: (rows: readonly Row[]) => Promise<Jotted>;
  rows(query: RowQuery): Promise<readonly Row[]>;
  findRow(kind: RowKind, id: string): Promise<Row | undefined>;
  /** Those of the ids of which there are rows. */
  knownRows(kind: RowKind, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Puts one row durably, but only where the row that stands there has the version `from`; lost otherwise. */
  replaceRow(row: Row, from: number): Promise<Verdict>;
  /** Counts rows whose ids begin with `prefix`, grouped by texts in their data. */
  tallyRows(query: TallyQuery): Promise<readonly Tally[]>;
  dropRows(kind: RowKind, ids: readonly string[]): Promise<void>;
  /** Who is to be looked at by `before`, the longest waiting first; with `after`, only those behind that one. */
  due(before: Instant, limit: number, after?: Attention): Promise<readonly Attention[]>;
  /** The earliest attention of all contacts; null when nobody waits. */
  nextDue(): Promise<Instant | null>;
  /** Small facts of the installation (clock offset, sign-in token). */
  getFact(key: string): Promise<string | undefined>;
  putFact(key: string, value: string): Promise<void>;
  /**
   * Puts a fact where none stands, and gives the one that stands then: of several who try at once, all get the same.
   */
  keepFact(key: string, value: string): Promise<string>;
  /** Leaves nothing of a contact in any row or in the file, and a tombstone. */
  erase(id: string, at: Instant): Promise<void>;
  tombstones(): Promise<readonly Tombstone[]>;
  /** Erases again what a tombstone names and that is older than it. Says how many contacts went. */
  replay(tombstones: readonly Tombstone[]): Promise<number>;
  /** Figures for health: contacts, rows, bytes on disk. */
  size(): Promise<{ readonly contacts: number; readonly rows: number; readonly bytes: number }>;
  /** A complete, consistent copy at `path` while everything goes on. Refuses to overwrite. */
  readonly backup: (path: string) => Promise<void>;
  close(): Promise<void>;
}

/** What of a store changes nothing. */
export type StoreReading = Pick<
  Store,
  | 'find'
  | 'findAddress'
  | 'list'
  | 'listIds'
  | 'revisions'
  | 'tallyPlans'
  | 'rows'
  | 'findRow'
  | 'knownRows'
  | 'tallyRows'
  | 'due'
  | 'nextDue'
  | 'getFact'
  | 'tombstones'
  | 'size'
>;

/** Why a store could not be opened or written. */
export type StoreFailure = 'in_use' | 'corrupt' | 'newer' | 'full' | 'unavailable' | 'exists' | 'too_large';

/** A fault of the store, with what to do about it. */
export class StoreError extends Error {
  readonly reason: StoreFailure;

  constructor(reason: StoreFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.reason = reason;
  }
}
