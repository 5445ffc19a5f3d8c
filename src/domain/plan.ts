import { type Instant } from './time/clock.ts';

/** What a contact remembers of the flows that come by a rhythm or a date. */
export interface Plan {
  /** Of all the triggers that it was planned by. */
  readonly version: string;
  /** The last occurrence of each trigger that was dealt with, by the trigger's key. */
  readonly ran: { readonly [trigger: string]: string };
  /** When such flows were last completed, by flow. */
  readonly done: { readonly [flow: string]: Instant };
  /** For which values of their dates, of flows that a date brought when they were last completed; else absent. */
  readonly broughtFor?: { readonly [flow: string]: readonly string[] };
}

/** Nothing planned and nothing done. */
export const noPlan: Plan = { version: '', ran: {}, done: {} };
