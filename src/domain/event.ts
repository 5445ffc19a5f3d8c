import { type Address } from './address.ts';
import { type Instant } from './clock.ts';
import { type InboundMessage, type Media } from './message.ts';
import { type StartedBy } from './started-by.ts';
import { type FollowUp } from './follow-up.ts';
import { type Value } from './value.ts';

/** What makes a turn. Its id is derived from its cause, so that receiving it twice is receiving it once. */
export type Event = { readonly id: string; readonly at: Instant } & (
  | {
      readonly kind: 'message';
      readonly message: InboundMessage;
      /** Where it brings the code of an invitation: whose; null when the code counts no (more). */
      readonly invite?: { readonly companion: string | null };
    }
  | { readonly kind: 'due'; readonly followUp: FollowUp }
  | {
      readonly kind: 'start';
      readonly flow: string;
      readonly by: StartedBy;
      readonly params: { readonly [name: string]: Value };
    }
  | { readonly kind: 'answer'; readonly call: string; readonly value: Value; readonly failed: boolean }
  | {
      /** Words from somebody else in the programme: a `notify`, a relayed message, a coordinator's reply. */
      readonly kind: 'notice';
      readonly text: string;
      readonly media: readonly Media[];
      readonly from: string | null;
      /** True for urgent words and a human's answer in an open ticket: they wait for nothing. */
      readonly urgent: boolean;
    }
  | { readonly kind: 'handover'; readonly ticket: string | null; readonly topic: string }
  | { readonly kind: 'handback' }
  | { readonly kind: 'reach'; readonly address: Address; readonly reachable: boolean }
);
