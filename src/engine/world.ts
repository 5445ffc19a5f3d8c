import { type Instant, type Millis } from '../domain/clock.ts';
import { type Program } from './program.ts';

/** Words that are built in. They are the whole message, normalised. */
export type ReservedWord = 'stop' | 'start' | 'help' | 'repeat' | 'back' | 'not_me';

/** The product's own texts, in `locales/<lang>/system.yaml`. */
export type PhraseKey =
  | 'stopped'
  | 'started'
  | 'still_stopped'
  | 'help'
  | 'not_understood'
  | 'not_me'
  | 'invite_unknown'
  | 'invite_taken'
  | 'stale_choice'
  | 'nothing_to_repeat'
  | 'nothing_to_go_back_to'
  | 'invalid_choice'
  | 'invalid_number'
  | 'invalid_integer'
  | 'invalid_range'
  | 'invalid_min'
  | 'invalid_max'
  | 'invalid_date'
  | 'invalid_time'
  | 'invalid_phone'
  | 'invalid_yes_no'
  | 'invalid_location'
  | 'invalid_image'
  | 'invalid_voice'
  | 'invalid_file'
  | 'invalid_text'
  | 'file_too_large'
  | 'trouble'
  | 'task_unanswered'
  | 'task_unreachable'
  | 'handover';

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
  /** Whether what is unasked needs an opt-in. */
  readonly consent: boolean;
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
  /** The live flows that a whole normalised message is a keyword of. */
  keyword(word: string): { readonly program: Program; readonly interrupts: boolean } | undefined;
  /** Live flows with a trigger on this event (`contact.new`, `contact.opted_in`, …). */
  onEvent(name: string): readonly Program[];
  /** The reserved word that a whole normalised message is, in any language. */
  reserved(word: string): ReservedWord | undefined;
  phrase(language: string, key: PhraseKey, values?: { readonly [name: string]: string }): string;
  /** The languages to look for a text in, best first: `jv` → `jv`, `id`. */
  languages(language: string): readonly string[];
  /** Keys of contact fields that some flow sets: empty rather than unknown in expressions. */
  readonly fields: readonly string[];
  /** Whether the message was certainly not yet attempted when the event of this turn arrived. */
  unseen(message: string): boolean;
  readonly manners: Manners;
  readonly limits: Limits;
}
