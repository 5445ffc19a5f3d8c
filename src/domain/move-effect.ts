import { type Address } from './contact/address.ts';
import { type Claim } from './contact/claim.ts';

/** What finds out whether somebody at a new number is who they say. */
export type MoveEffect =
  /** Somebody at these addresses gave this name: who that may be is looked up. */
  | {
      readonly kind: 'find_family';
      readonly id: string;
      readonly name: string;
      readonly addresses: readonly Address[];
    }
  /** Somebody is to be asked whether a claim is true. */
  | { readonly kind: 'ask_claim'; readonly id: string; readonly claim: Claim }
  /** Somebody said whether it is. */
  | { readonly kind: 'claim_answered'; readonly id: string; readonly claim: Claim; readonly same: boolean };
