import { type Announcement } from './broadcast.ts';
import { type Instant, type Millis } from './time/clock.ts';
import { type HeldReason } from './held-reason.ts';
import { type StartManner } from './start-manner.ts';
import { type StartedBy } from './started-by.ts';
import { type Value } from './value.ts';

interface Planned {
  /** Derived from its cause; the event it becomes bears the same id. */
  readonly id: string;
  readonly due: Instant;
}

/**
 * An event with its date still to come. It is part of the contact, so the write that takes an answer also
 * removes what awaited it.
 */
export type FollowUp = Planned &
  (
    | {
        readonly kind: 'remind';
        /** The asking it belongs to (`Waiting.question`). */
        readonly question: string;
        /** Its place in the question's list of reminders, from 0. */
        readonly index: number;
        /** Counted from when the question was settled as sent. */
        readonly after: Millis;
      }
    | { readonly kind: 'timeout'; readonly question: string; readonly after: Millis }
    /** The flow at `depth` of the session's stack has heard nothing for its `expires`. */
    | { readonly kind: 'expire'; readonly session: string; readonly depth: number; readonly after: Millis }
    | { readonly kind: 'wait'; readonly session: string }
    /** The next moment at which the tasks of this contact are looked at: there is one for all of them. */
    | { readonly kind: 'tasks' }
    /**
     * The next look at a family that may be silent or due for a visit; `looked`: what came up to then is dealt with.
     */
    | { readonly kind: 'care'; readonly begun: Instant; readonly looked: Instant }
    /** A volunteer who was away is there again. */
    | { readonly kind: 'return' }
    /** The moment at which words of a family have lain unanswered for too long. */
    | { readonly kind: 'words' }
    /** The moment at which whoever was asked about a new number has not answered for too long. */
    | { readonly kind: 'claims' }
    /** The bot speaks again after a handover that nobody ended. */
    | { readonly kind: 'handback'; readonly ticket: string }
    /** A human should have answered by now. */
    | { readonly kind: 'answer_due'; readonly ticket: string }
    /** An announcement that waits for its time, for manners or for the end of a conversation. */
    | { readonly kind: 'announce'; readonly announcement: Announcement; readonly reason: string }
    /** Whoever has not said by then that they have read an announcement is reminded. */
    | {
        readonly kind: 'remind_read';
        readonly cause: string;
        /** The message that asked. */
        readonly message: string;
        /** Counted from when that message was settled as sent. */
        readonly after: Millis;
      }
    /** A start that manners or quiet hours put off. */
    | {
        readonly kind: 'start';
        readonly flow: string;
        readonly by: StartedBy;
        readonly params: { readonly [name: string]: Value };
        /** When it should have begun. */
        readonly since: Instant;
        /** Why it was put off; absent where it only stood in line. */
        readonly reason?: HeldReason;
        /** Absent: as staff start by hand. */
        readonly manner?: StartManner;
      }
    /** The next occurrence of a flow's rhythm or date for this contact: there is one for each trigger. */
    | {
        readonly kind: 'campaign';
        readonly campaign: string;
        /** What the clock shows then, `2026-11-23T08:00`, or the date that it hangs on. */
        readonly occurrence: string;
      }
  );

/** The follow-up of one kind. */
export type FollowUpOf<Kind extends FollowUp['kind']> = Extract<FollowUp, { readonly kind: Kind }>;

/** Whether it belongs to no session and goes along with whoever it is for. */
export function isFree({ kind }: FollowUp): boolean {
  const free: readonly FollowUp['kind'][] = [
    'start',
    'announce',
    'remind_read',
    'handback',
    'answer_due',
    'tasks',
    'words',
    'claims',
    'return',
  ];
  return free.includes(kind);
}
