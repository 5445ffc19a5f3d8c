import { type Address } from './address.ts';
import { type Event } from '../event.ts';

/** What a turn wants done because others share the phone. */
export type HouseholdAct =
  /** Somebody else of the household holds the phone: `to` is who, once that was said. */
  | { readonly kind: 'not_me'; readonly address: Address; readonly to: string | null }
  /** What was written behind those words is for who holds the phone. */
  | { readonly kind: 'pass_on'; readonly to: string; readonly event: Event }
  /** A question waits until nothing is open for the one who speaks at the address now. */
  | { readonly kind: 'wait_behind'; readonly speaker: string }
  /** Nothing is open here any more: the first of these who is still there may ask, then the next. */
  | { readonly kind: 'pass_floor'; readonly to: readonly string[] };
