import { type PhraseKey } from '../domain/phrase-key.ts';
import { type Audience } from '../domain/audience/audience.ts';
import { type Instant, type Millis } from '../domain/time/clock.ts';
import { type PeopleRules } from '../domain/contact/people-rules.ts';
import { type Purpose } from '../domain/purpose.ts';
import { type CommandWord, type ReservedWord } from './built-in-words.ts';
import { type Campaigns } from './campaigns/campaigns.ts';
import { type Program } from './program.ts';
import { type Workspace } from './workspace.ts';

/** Numbers of `programme.yaml`, each with its reason there. */
export interface Manners {
  /** Nothing unasked in these hours of the contact's day, `HH:MM`; null switches them off. */
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  /** Nothing unasked on Fridays between these; null switches it off. */
  readonly fridayPrayer: { readonly from: string; readonly to: string } | null;
  /** Unasked conversations for a contact; null: no cap. */
  readonly cap: {
    readonly perDay: number;
    readonly perWeek: number;
    /** After this many unanswered in a row … */
    readonly unanswered: number;
    /** … one in this time. */
    readonly then: Millis;
  } | null;
  /** A reminder later than this is not sent but reported. */
  readonly reminderTooLate: Millis;
  /** How long the bot is silent after somebody of the programme wrote by hand on the channel's phone. */
  readonly phonePause: Millis;
  /** An emoji put on a voice note or picture that was taken as an answer; null or absent puts none. */
  readonly takenSign?: string | null;
  /** Whether what is unasked needs an opt-in. */
  readonly consent: boolean;
  /** What people agree to, by name; `programme` is always there. */
  readonly purposes: { readonly [name: string]: Purpose };
  readonly tasks: TaskManners;
  readonly tickets: TicketManners;
  readonly care: CareManners;
}

/** How families are looked after between their talks. */
export interface CareManners {
  /** So long a family may be silent before its companion asks, and before a coordinator is told; null: always. */
  readonly silence: { readonly companion: Millis; readonly coordinator: Millis } | null;
  readonly visits: readonly VisitRule[];
}

/** Work of the companion that comes again with each Monday or first of a month. */
export interface VisitRule {
  readonly title: string;
  readonly every: 'week' | 'month';
  readonly for: Audience;
  /** From when it comes until when it is to be done. */
  readonly due: Millis;
  /** The flow in which it is reported on; null: the one for all tasks. */
  readonly report: string | null;
}

/** How long a conversation is in human hands. */
export interface TicketManners {
  /** Within this time a human answers; then the coordinators are told. */
  readonly within: Millis;
  /** So long after the last words of a human the bot comes back by itself. */
  readonly lasts: Millis;
}

/** When tasks are shown and to whom. */
export interface TaskManners {
  /** The hour of the daily digest, `HH:MM` of the assignee's day. */
  readonly hour: string;
  /** So long before they are due tasks are shown. */
  readonly shown: Millis;
  /** Nudges, counted from when they were due. */
  readonly nudges: readonly Millis[];
  /** So long after they were due the coordinator is told. */
  readonly coordinator: Millis;
  /** For tasks that say no date. */
  readonly due: Millis;
  /** The flow in which a task is reported on. */
  readonly report: string;
}

/** What bounds a turn, so that no flow can run away. */
export interface Limits {
  readonly steps: number;
  readonly loop: { readonly equal: number; readonly within: Millis };
  readonly textLength: number;
}

/** All that the engine may look at besides its arguments. */
export interface World {
  readonly now: Instant;
  /** A flow in the version given, or the live one; undefined when there is none. */
  program(flow: string, version: string | null): Program | undefined;
  /** The live flow that a whole normalised message is a keyword of, for somebody in these groups. */
  keyword(
    word: string,
    groups: readonly string[],
  ): { readonly program: Program; readonly interrupts: boolean } | undefined;
  /** Live flows with a trigger on this event (`contact.new`, `contact.opted_in`, …). */
  onEvent(name: string, groups: readonly string[]): readonly Program[];
  /** The live flow for messages that nothing else takes. */
  anything(groups: readonly string[]): Program | undefined;
  /** The reserved word that a whole normalised message is, in any language. */
  reserved(word: string): ReservedWord | undefined;
  /** Whether a normalised message has words of violence, self-harm, hunger or disaster, in any language. */
  urgent(words: string): boolean;
  /** Whether it has words of what weighs on people and may wait until the morning: illness, debt, sorrow. */
  worry(words: string): boolean;
  /** What a whole normalised message of staff asks for, in any language. */
  command(word: string): CommandWord | undefined;
  /** How somebody is addressed, by a key of `salutations`; null, or one that is gone: the word that fits everybody. */
  title(language: string, salutation: string | null): string;
  /** The key of `salutations` that a normalised word stands for, in any language. */
  titleOf(word: string): string | undefined;
  /** What the programme lays down about its people. */
  readonly people: PeopleRules;
  phrase(language: string, key: PhraseKey, values?: { readonly [name: string]: string }): string;
  /** The languages to look for a text in, best first: `jv` → `jv`, `id`. */
  languages(language: string): readonly string[];
  /** Keys of contact fields that some flow sets: empty rather than unknown in expressions. */
  readonly fields: readonly string[];
  /**
   * Whether the message was certainly not yet attempted when the event of this turn arrived; `perhaps`: also where
   * nobody knows, since it was made before a restart or by another process and waits as if it had not been;
   * `unasked`: only where nothing that the person wrote caused it.
   */
  unseen(message: string, how?: 'perhaps' | 'unasked'): boolean;
  /** The flows that come by a rhythm or a date. */
  readonly campaigns: Campaigns;
  /** What imported flows find beside themselves. */
  readonly workspace: Workspace;
  /** Numbers in [0, 1) for whoever must say them beforehand; absent: they follow from the event's id. */
  readonly chance?: (() => number) | undefined;
  readonly manners: Manners;
  readonly limits: Limits;
}
