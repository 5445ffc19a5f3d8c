import { type HeldReason } from './held-reason.ts';
import { type IncidentKind } from './incident-kind.ts';
import { type AnnouncingAct } from './announcing.ts';
import { type Consent } from './consent.ts';
import { type Instant, type Millis } from './time/clock.ts';
import { type Cause, type DeliveryState } from './delivery.ts';
import { type FileMedia, type InboundMessage, type Media, type Reaction } from './message.ts';
import { type HouseholdAct } from './contact/household.ts';
import { type Profile } from './contact/profile.ts';
import { type Ending } from './session.ts';
import { type Said } from './said.ts';
import { type MoveEffect } from './move-effect.ts';
import { type PairEffect } from './pair-effect.ts';
import { type Task, type TaskState } from './task.ts';
import { type TicketEffect } from './ticket-effect.ts';
import { type Value } from './value.ts';
import { type WordsEffect } from './words-effect.ts';

/** Somebody to work or to write to: a part played for this contact, or an audience query. */
export type Recipient = 'companion' | 'coordinator' | { readonly query: string };

/** One certain contact, such as the sender of words that cannot be delivered. */
export interface OneContact {
  readonly contact: string;
}

/** A message to the contact itself. */
export interface SendEffect {
  readonly kind: 'send';
  readonly id: string;
  readonly text: string;
  readonly choices: readonly string[];
  readonly question: string | null;
  readonly media: readonly Media[];
  /** Caused by the person's own message or tap: sent at once, whatever the hour. */
  readonly solicited: boolean;
  /** Urgent words or a human's answer: waits for nothing, although unasked. */
  readonly urgent: boolean;
  /** A reminder: dropped and reported when over 24 h late. */
  readonly reminder: boolean;
  readonly flow: string | null;
  readonly step: string | null;
  /** Makes it a sign on a message of theirs: tried once, and `text` is its emoji. */
  readonly reaction?: Reaction;
  /** Contact id of the family that it tells a volunteer of. When that family is erased or moved, so is this. */
  readonly about?: string;
  /** The row of the history that holds the words it brings, at whoever wrote them. */
  readonly origin?: string;
  /** Of what brings a broadcast or a campaign to this contact; absent in everything else. */
  readonly cause?: Cause;
  /**
   * Of a flow that a broadcast began: its first message. Nothing goes before that one, or without it where it is taken
   * back.
   */
  readonly behind?: string;
}

/** An answer to be kept as a stable row. */
export interface RecordEffect {
  readonly kind: 'record';
  readonly id: string;
  readonly session: string;
  readonly flow: string;
  readonly flowVersion: string;
  readonly step: string;
  readonly value: Value;
  readonly text: string;
  readonly media: readonly Media[];
  readonly at: Instant;
  readonly version: number;
  /** The family that it tells of, where it is part of a report. */
  readonly about?: string;
}

/** Something a person must look at. Equal keys are counted as one. */
export interface IncidentEffect {
  readonly kind: 'incident';
  readonly id: string;
  readonly what: IncidentKind;
  /** Incidents with the same key are one row with a count. */
  readonly key: string;
  readonly flow: string | null;
  readonly step: string | null;
  /** Never personal data: an error's reason, an expression's source. */
  readonly detail: string;
}

/** What a turn wants done, as data. */
export type Effect =
  | SendEffect
  | RecordEffect
  | IncidentEffect
  | {
      readonly kind: 'heard';
      readonly id: string;
      readonly message: InboundMessage;
      readonly at: Instant;
      /** The family that it tells of, where it is part of a report. */
      readonly about?: string;
    }
  | {
      readonly kind: 'session';
      readonly id: string;
      readonly session: string;
      readonly flow: string;
      readonly status: 'active' | Ending;
      readonly at: Instant;
    }
  | {
      readonly kind: 'task';
      readonly id: string;
      readonly for: Recipient;
      readonly title: string;
      /** Where `title` is one of the product's own texts: which one, to be said in the language of who does it. */
      readonly said?: Said;
      readonly why: string;
      readonly due: Instant | null;
      readonly flow: string | null;
      /** What sort of work: a family has one open task of a sort at a time. */
      readonly sort: string;
      /** The flow in which it is reported on; absent: the one that the programme has for all. */
      readonly report?: string;
      /** Of one that somebody else had before: the version of its row. */
      readonly version?: number;
    }
  | {
      readonly kind: 'notify';
      readonly id: string;
      readonly to: Recipient | OneContact;
      readonly text: string;
      /** Where `text` is one of the product's own: which one, to be said in the language of who gets it. */
      readonly said?: Said;
      /** It answers what they have just said, so it waits for no morning. */
      readonly atOnce?: true;
      readonly flow: string;
      readonly step: string;
    }
  /** An unasked conversation that was not begun, with a reason a coordinator can read; `until` when put off. */
  | {
      readonly kind: 'held';
      readonly id: string;
      readonly flow: string;
      readonly reason: HeldReason;
      readonly until: Instant | null;
    }
  /** How far a cause has come for this contact, where no message says so by itself. */
  | {
      readonly kind: 'delivery';
      readonly id: string;
      readonly cause: Cause;
      readonly state: DeliveryState;
      readonly reason: string | null;
      readonly until: Instant | null;
      /** The message that brought it, where there is one. */
      readonly message?: string;
    }
  /** A volunteer reported on work about a family, or wrote down together with it what it told (`fields`). */
  | {
      readonly kind: 'told_of';
      readonly id: string;
      readonly family: string;
      readonly fields: Profile['fields'];
    }
  | TicketEffect
  | WordsEffect
  | PairEffect
  | MoveEffect
  /** Something to be remembered about the contact, for others of the programme to read. */
  | {
      readonly kind: 'note';
      readonly id: string;
      readonly text: string;
      readonly by: string;
      readonly ticket?: string;
    }
  /** Two contacts that were taken for one are two again: `from` gives back what it took over. */
  | { readonly kind: 'split'; readonly id: string; readonly from: string }
  /** Others share the phone. */
  | { readonly kind: 'household'; readonly id: string; readonly act: HouseholdAct }
  /** A coordinator announces. */
  | { readonly kind: 'announcing'; readonly id: string; readonly act: AnnouncingAct }
  /** A coordinator asks how things stand, a volunteer how their own families do. */
  | { readonly kind: 'summary'; readonly id: string }
  /** What became of a task of this contact. */
  | {
      readonly kind: 'task_state';
      readonly id: string;
      readonly task: Task;
      readonly state: TaskState;
      readonly reason: string;
      /** The session that reported on it; null where nobody did. */
      readonly session: string | null;
    }
  | { readonly kind: 'consent'; readonly id: string; readonly consent: Consent; readonly purpose?: string }
  /** Fetches the bytes of a file that came in, so that it can still be shown when the network has forgotten it. */
  | {
      readonly kind: 'keep';
      readonly id: string;
      readonly heard: string;
      readonly media: FileMedia;
      readonly place: number;
    }
  /** Takes back what is queued and not yet begun: everything, or what belongs to one asking. */
  | {
      readonly kind: 'cancel';
      readonly question: string | null;
      readonly reason: string;
      /** Only this one. */
      readonly message?: string;
      /** Only what this cause brought. */
      readonly cause?: string;
      /** Only what tells of this family. */
      readonly about?: string;
    }
  /** Asks something outside; its answer comes as an `answer` event with this id as `call`. */
  | { readonly kind: 'call'; readonly id: string; readonly request: Value; readonly within: Millis };

/** The effect of one kind. */
export type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { readonly kind: Kind }>;
