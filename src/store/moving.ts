import { type AddressRow } from '../domain/contact/address.ts';
import { type Instant } from '../domain/time/clock.ts';
import { type ContactRecord } from '../domain/contact/contact-record.ts';
import { type Row } from '../domain/row.ts';
import { type Tombstone } from './store.ts';

/** A contact as it moves, with when somebody must look at it next. */
export interface MovedContact {
  readonly record: ContactRecord;
  readonly attention: Instant | null;
}

/** A fact of the installation as it moves. */
export interface MovedFact {
  readonly key: string;
  readonly value: string;
}

/** A sealed value that a channel keeps, as it moves; `value` is base64. */
export interface MovedValue {
  readonly account: string;
  readonly kind: string;
  readonly id: string;
  readonly value: string;
  readonly expires: Instant | null;
}

/** A part of a store that is small enough for memory. Rows come in their order. */
export type Chunk =
  | { readonly kind: 'salt'; readonly salt: string }
  | { readonly kind: 'tombstones'; readonly items: readonly Tombstone[] }
  | { readonly kind: 'contacts'; readonly items: readonly MovedContact[] }
  | { readonly kind: 'addresses'; readonly items: readonly AddressRow[] }
  | { readonly kind: 'rows'; readonly items: readonly Row[] }
  | { readonly kind: 'facts'; readonly items: readonly MovedFact[] }
  | { readonly kind: 'vault'; readonly items: readonly MovedValue[] };

/**
 * How many there are of each thing: `contacts`, `addresses`, `tombstones`, `facts`, `vault`, and `rows: <kind>` each.
 */
export interface Tally {
  readonly [what: string]: number;
}

/** What there is another number of on the other side. */
export function differingIn(from: Tally, to: Tally): readonly string[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.filter((name) => (from[name] ?? 0) !== (to[name] ?? 0));
}

/** A store that is left: nobody else uses it, and nothing in it is changed. */
export interface MovingSource {
  export(): AsyncIterable<Chunk>;
  tally(): Promise<Tally>;
  close(): Promise<void>;
}

/** A store that is moved to, used by nobody and without contacts. */
export interface MovingTarget {
  /** Takes all of it or, when it throws, nothing: then it may simply be tried again. */
  import(chunks: AsyncIterable<Chunk>): Promise<void>;
  tally(): Promise<Tally>;
  /** Lets others open it: until then nobody starts on what may be a part of the store. */
  finish(): Promise<void>;
  close(): Promise<void>;
}
