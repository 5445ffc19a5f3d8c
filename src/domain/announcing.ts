import { type Instant } from './time/clock.ts';
import { type Media } from './message.ts';

/** What a coordinator asks for in their chat about announcements. */
export type AnnouncingAct =
  | {
      /** A draft, to be shown first: for whom as a query and as they wrote it, its text, and when (null: at once). */
      readonly kind: 'draft';
      readonly broadcast: string;
      readonly audience: string;
      readonly whom: string;
      readonly text: string;
      readonly at?: Instant | null;
      /** It takes the place of a text that has a hole for some: it is for them, and `audience` says nothing. */
      readonly mends?: true;
      /** The row of the message whose files go with it, and these as they came. */
      readonly files?: { readonly heard: string; readonly media: readonly Media[] };
    }
  /** What was shown is to be sent; `again`: they said so a second time. */
  | { readonly kind: 'send'; readonly broadcast: string; readonly again: boolean }
  /** What was shown is not to be sent; `sure`: in the very words for that, which end it also when it has begun. */
  | { readonly kind: 'drop'; readonly broadcast: string; readonly sure?: boolean }
  /** It has a second pair of eyes: the one with this number, or where no number is said the only one that waits. */
  | { readonly kind: 'approve'; readonly number?: number }
  /** How things stand; hold the latest; let it go on; drop the rest of it. */
  | { readonly kind: 'status' | Steering };

/** What is done with the latest that is under way or held. */
export type Steering = 'stop' | 'resume' | 'cancel';

/** The draft that a coordinator was shown, and how often they have said yes to it. */
export interface Announcing {
  readonly broadcast: string;
  readonly at: Instant;
  readonly said: number;
  /** They have said for whom and when; what they want to say is still to come. */
  readonly awaits?: {
    readonly whom: string;
    readonly audience: string;
    readonly at: Instant | null;
    readonly mends?: true;
  };
}
