import { type Instant } from './clock.ts';

/** What a coordinator asks for in their chat about announcements. */
export type AnnouncingAct =
  | {
      /** A draft, to be shown first: for whom as a query and as they wrote it, and its text. */
      readonly kind: 'draft';
      readonly broadcast: string;
      readonly audience: string;
      readonly whom: string;
      readonly text: string;
    }
  /** What was shown is to be sent; `again`: they said so a second time. */
  | { readonly kind: 'send'; readonly broadcast: string; readonly again: boolean }
  | { readonly kind: 'drop'; readonly broadcast: string }
  /** How things stand; hold the latest; let it go on; it has a second pair of eyes. */
  | { readonly kind: 'status' | 'stop' | 'resume' | 'approve' };

/** The draft that a coordinator was shown, and how often they have said yes to it. */
export interface Announcing {
  readonly broadcast: string;
  readonly at: Instant;
  readonly said: number;
}
