import { type Instant } from '../../domain/time/clock.ts';
import { type Value } from '../../domain/value.ts';
import { type Data } from './data.ts';
import { type Collation } from './tests/collate.ts';
import { type Locations } from './tests/locations.ts';
import { type DateFormat } from './calendar/read-datetime.ts';

/** How people here write dates, times and numbers. */
export interface Environment {
  /** An IANA name. */
  readonly timezone: string;
  readonly dateFormat: DateFormat;
  readonly timeFormat: 'tt:mm' | 'tt:mm:ss' | 'h:mm aa' | 'hh:mm aa' | 'h:mm:ss aa' | 'hh:mm:ss aa';
  /** The sign before the fraction of a number. */
  readonly decimal: string;
  /** The sign between thousands. */
  readonly grouping: string;
  /** Two or three letters (`id`, `ind`); names of days and months are in it. */
  readonly language: string;
  /** Two letters (`ID`), or empty; told when asked, since few tests ask and finding it out may take long. */
  readonly country: () => string;
  /** What counts as the same letter where words are compared. */
  readonly collation: Collation;
  /** The places that people here name; undefined where they are not known. */
  readonly locations: Locations | undefined;
}

/** All that an expression can see. Nothing else is reachable from it. */
export interface Scope {
  /**
   * The top-level names; a function is asked only when its name is used. An object may say in `__default__` what
   * it itself stands for.
   */
  readonly roots: { readonly [name: string]: Value | (() => Data) };
  readonly environment: Environment;
  readonly now: Instant;
  /** A number from 0 to below 1. */
  readonly chance: () => number;
}
