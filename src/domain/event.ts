import { type Address } from './contact/address.ts';
import { type Announcement } from './broadcast.ts';
import { type Claim } from './contact/claim.ts';
import { type Profile } from './contact/profile.ts';
import { type Instant } from './time/clock.ts';
import { type Role } from './contact/role.ts';
import { type InboundMessage, type Media, type Reaction } from './message.ts';
import { type StartManner } from './start-manner.ts';
import { type StartedBy } from './started-by.ts';
import { type FollowUp } from './follow-up.ts';
import { type Thread, type Words } from './thread.ts';
import { type Families, type NewTask, type Task, type TaskChange, type TaskSubject } from './task.ts';
import { type Answerer, type TicketChange } from './ticket.ts';
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
      /** Absent: as staff start by hand. */
      readonly manner?: StartManner;
      /** The message that asked for it, where a node flow is to hear it. */
      readonly message?: InboundMessage;
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
      /** The ticket that it answers in, and who answers. */
      readonly ticket?: { readonly id: string; readonly by: string | null };
      /** A sign on one of their messages instead of words; `text` is its emoji. */
      readonly reaction?: Reaction;
    }
  | {
      readonly kind: 'handover';
      readonly ticket: string | null;
      readonly topic: string;
      readonly assignee?: Answerer | null;
    }
  | { readonly kind: 'ticket_change'; readonly ticket: string; readonly change: TicketChange }
  | { readonly kind: 'handback' }
  /** Words of a family for this volunteer. */
  | {
      readonly kind: 'words';
      readonly from: TaskSubject;
      readonly words: Words;
      readonly urgent: boolean;
      /** True where they come behind an answer to urgent words: they wait for no morning. */
      readonly atOnce?: true;
      /** True where nobody has answered urgent words in time: who has them already is reminded. */
      readonly again?: true;
    }
  /** Words for this family, of somebody named `from`; without `by` of its companion. */
  | {
      readonly kind: 'companion_words';
      readonly from: string;
      readonly words: Words;
      readonly by?: { readonly contact: string; readonly role: Role };
      /** They answer urgent words. */
      readonly urgent?: boolean;
    }
  /** The other side ended the talk, or opened it again. */
  | { readonly kind: 'talk'; readonly from: TaskSubject; readonly open: boolean }
  /**
   * A family gets another companion, or none; `name` is what it is told, null tells nothing. `many`: it is one of a
   * whole caseload, of which the volunteers are told by one message.
   */
  | {
      readonly kind: 'pair';
      readonly companion: string | null;
      readonly name: string | null;
      readonly many?: boolean;
    }
  /** A family is no longer this volunteer's: what is open about it goes to who follows, whose `name` is told. */
  | {
      readonly kind: 'unpaired';
      readonly family: string;
      readonly to: string | null;
      readonly told?: { readonly family: string; readonly name: string };
      /** Of who only stands in: whose the family was. */
      readonly owner?: string;
    }
  /** Families are this volunteer's from now on. */
  | ({ readonly kind: 'given' } & Families)
  /** All families of this volunteer go to another one, in one act. */
  | ({ readonly kind: 'hand_over'; readonly to: string; readonly name: string } & Families)
  /** A volunteer is away until then, or back now (null). */
  | { readonly kind: 'away'; readonly until: Instant | null; readonly standIn: string | null }
  /** Whoever had this work about a family is there no more. */
  | { readonly kind: 'task_left'; readonly task: Task }
  /** Whoever was to answer these words of the family is there no more. */
  | { readonly kind: 'words_left'; readonly thread: Thread }
  /** Somebody who was stood in for is back. */
  | { readonly kind: 'give_back'; readonly owner: string }
  /** Somebody says that they are a family of this volunteer. */
  | { readonly kind: 'claim'; readonly claim: Claim }
  /** It is not that family: it may be this one of the same name. */
  | { readonly kind: 'claim_again'; readonly claim: Claim }
  /** It was found out whether this is who they said they are. */
  | { readonly kind: 'claim_done'; readonly same: boolean }
  /** A coordinator enters another address of this family, which its companion is to confirm. */
  | { readonly kind: 'new_number'; readonly address: Address; readonly newcomer: string | null }
  /** Somebody was erased: what is known of them here goes too. */
  | { readonly kind: 'forget'; readonly contact: string }
  /**
   * Somebody of the programme wrote something down about this contact or a ticket of it, for others of the programme.
   */
  | { readonly kind: 'note'; readonly text: string; readonly by: string; readonly ticket?: string }
  /** Somebody who was with this family reported on it; `fields` are what it told, where null or "" empties one. */
  | { readonly kind: 'told_of'; readonly fields: Profile['fields'] }
  /** Work for this contact. */
  | { readonly kind: 'task'; readonly task: NewTask }
  | { readonly kind: 'task_change'; readonly task: string; readonly change: TaskChange }
  /** Somebody of the household has a question that waits until nothing is open here. */
  | { readonly kind: 'behind'; readonly contact: string }
  /** Nothing is open any more where this contact's question waited; `behind`: whose questions wait next. */
  | { readonly kind: 'floor'; readonly behind: readonly string[] }
  /** Whoever holds the phone says that it is this contact. */
  | { readonly kind: 'speak' }
  /** Who else may hold the phone; empty: nobody. */
  | {
      readonly kind: 'household';
      readonly people: readonly { readonly contact: string; readonly name: string }[];
    }
  /** A broadcast comes to this contact, at the time given by its own clock. */
  | { readonly kind: 'broadcast'; readonly announcement: Announcement; readonly local: string | null }
  /** A broadcast is called off: what of it is not sent yet is taken back. */
  | { readonly kind: 'call_off'; readonly cause: string }
  /** STOP, which they wrote as another contact of theirs, holds for what is open here. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'reach'; readonly address: Address; readonly reachable: boolean }
);

/** The event of one kind. */
export type EventOf<Kind extends Event['kind']> = Extract<Event, { readonly kind: Kind }>;
