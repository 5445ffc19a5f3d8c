import { type Cause } from '../delivery.ts';
import { type FollowUp } from '../follow-up.ts';
import { type Plan } from '../plan.ts';
import { type Session } from '../session.ts';
import { type Instant } from '../time/clock.ts';
import { type HeardOn } from './heard-on.ts';
import { type LastAnswer } from './last-answer.ts';
import { type QueuedFlow, type WaitingStart } from './waiting-start.ts';

/** A message lately sent, for the loop guard: hashes of its text and of what it answered ('' if unprompted). */
export interface Recent {
  readonly at: Instant;
  readonly text: string;
  readonly prompt: string;
}

/** An announcement that asked its reader to answer "1". */
export interface AskedReceipt {
  readonly cause: Cause;
  readonly message: string;
  readonly at: Instant;
  /** False while that message is not out. */
  readonly sent?: boolean;
}

/** What is being said with somebody, and what is still to come. */
export interface Conversation {
  readonly lastHeardAt: Instant | null;
  /** When we last heard from them on each network; absent before the first time. */
  readonly heardOn?: HeardOn;
  /**
   * Of a family: when its companion last wrote down what it told, or, where nothing reaches it, reported on a visit;
   * absent: never.
   */
  readonly toldOfAt?: Instant;
  readonly session: Session | null;
  readonly followUps: readonly FollowUp[];
  readonly queued: readonly QueuedFlow[];
  /** Starts in line behind the conversation; absent: none. */
  readonly waitingStarts?: readonly WaitingStart[];
  /** What came and comes by rhythm and date; absent before the first time. */
  readonly plan?: Plan;
  readonly lastAnswer: LastAnswer | null;
  /** The album of which a picture was heard last; absent before the first one. */
  readonly album?: string;
  readonly recent: readonly Recent[];
  /** Announcements that asked for a sign of having been read, the latest last. */
  readonly receipts?: readonly AskedReceipt[];
  /** Starts of unasked conversations in the last 31 days, oldest first. */
  readonly unasked: readonly Instant[];
  /** Unasked conversations since we last heard from them. */
  readonly unanswered: number;
}
