import { type Millis } from '../time/clock.ts';

/** How two values are compared. `has` looks for a group, or for words inside a text. */
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'has';

/** What a field of a contact is compared with. */
export type Operand =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'day'; readonly day: string }
  /** A day of the contact's calendar, counted back from theirs now: `today`, `yesterday`. */
  | { readonly kind: 'day_back'; readonly days: number }
  /** Counted back from now, with the days where it is told in them: `7 days ago`, `3 hours ago`. */
  | { readonly kind: 'ago'; readonly ago: Millis; readonly days: number | null };

/** One comparison of an audience. */
export interface Condition {
  readonly kind: 'condition';
  /** A name of `audienceFields`, or `fields.<key>`. */
  readonly field: string;
  readonly operator: Operator;
  readonly operand: Operand;
}

/**
 * Whom something is for, written as a query:
 * `role = volunteer AND village = "Songgon" AND NOT group = "sakit" AND last_seen > 7 days ago`.
 *
 * NOT binds tighter than AND, AND tighter than OR; parentheses group. Capitals do not matter, in words and in
 * values. `""` is "nothing there". A moment compares as a moment: `last_seen > 7 days ago` are those heard from
 * within the last seven days, `joined_on > 2 hours ago` who joined within two hours. With a day, and where it is asked
 * whether it is the same, it compares as the day that it is by the contact's calendar: `last_seen = yesterday`.
 */
export type Audience =
  | Condition
  | { readonly kind: 'and' | 'or'; readonly of: readonly Audience[] }
  | { readonly kind: 'not'; readonly of: Audience };

/** What kind of thing each field holds, which decides what it can be compared with. */
export type FieldKind = 'text' | 'role' | 'group' | 'segment' | 'boolean' | 'moment' | 'any';

/** The fields that a query can ask for, besides `fields.<key>`; each may also be written `contact.<name>`. */
export const audienceFields: { readonly [name: string]: FieldKind } = {
  id: 'text',
  name: 'text',
  role: 'role',
  language: 'text',
  timezone: 'text',
  village: 'text',
  subdistrict: 'text',
  district: 'text',
  salutation: 'text',
  companion: 'text',
  group: 'group',
  segment: 'segment',
  opted_in: 'boolean',
  joined_on: 'moment',
  last_seen: 'moment',
};

/** A query that cannot be read: what is wrong, and where, counted from 0 in the query's text. */
export class AudienceSyntaxError extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.name = 'AudienceSyntaxError';
    this.offset = offset;
  }
}
