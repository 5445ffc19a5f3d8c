import { type Millis } from './time/clock.ts';

/** How a number may be used on a network that bans those who write too much unasked. */
export interface NumberRules {
  /** Unasked messages a day. */
  readonly perDay: number;
  /** The time from one unasked message to the next lies between these. */
  readonly every: { readonly least: Millis; readonly most: Millis };
  /** Conversations a day with people who never wrote to us. */
  readonly newContacts: number;
  /** Unasked messages on each of the first days of a new number; empty for a number that is known for long. */
  readonly warmUp: readonly number[];
  /** How long we seem to type before a message; null does not. */
  readonly typing: { readonly from: Millis; readonly to: Millis } | null;
}

/** What a number may still do today, for coordinators and graphs. */
export interface NumberBudget {
  readonly unasked: { readonly used: number; readonly limit: number };
  readonly newContacts: { readonly used: number; readonly limit: number };
  /** Day of the warm-up, from 1; null once it is over. */
  readonly warmUpDay: number | null;
  /** Until when the network forbids the number to write first; null when it does not. */
  readonly restrictedUntil: number | null;
}
