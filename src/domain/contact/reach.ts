import { type Instant } from '../time/clock.ts';
import { type Address } from './address.ts';

/** Where somebody is reached, and who else is there. */
export interface Reach {
  /** Where to write to, the one last heard from first. */
  readonly addresses: readonly Address[];
  /** Addresses whose network says that nobody is there any more (blocked, deactivated). */
  readonly unreachable: readonly Address[];
  /** Addresses that were left for a new number; an undone merge brings them back. */
  readonly left?: readonly Address[];
  /** Addresses as URNs (`tel:+62812…`), once a node flow has changed them; absent: those of `addresses`. */
  readonly urns?: readonly string[];
  /** Those of the addresses that others share, as far as is known; who else is there is looked up when it matters. */
  readonly shared?: readonly Address[];
  /** Others of the household whose questions wait until nothing is open here, the longest waiting first. */
  readonly behind?: readonly string[];
  /** Who was listed by number when somebody else had the phone: their ids in the list's order; `again`: twice. */
  readonly whoIsThere?: {
    readonly at: Instant;
    readonly people: readonly string[];
    readonly again: boolean;
  } | null;
  /** They say that they have a new number: since when, and `name` once they said who they are. */
  readonly moving?: { readonly at: Instant; readonly name: string | null } | null;
}

/** Whether nothing reaches somebody: a family without a phone, or whose network says that they are gone. */
export function isNowhere({ addresses, unreachable }: Pick<Reach, 'addresses' | 'unreachable'>): boolean {
  return addresses.every((each) => unreachable.includes(each));
}
