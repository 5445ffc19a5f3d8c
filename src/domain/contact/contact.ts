import { type Address } from './address.ts';
import { type Consent, noConsent } from '../consent.ts';
import { type Conversation } from './conversation.ts';
import { type HumanTalk } from './human-talk.ts';
import { type Instant } from '../time/clock.ts';
import { type Profile } from './profile.ts';
import { type Reach } from './reach.ts';
import { type StaffWork } from './staff-work.ts';

/** Whether somebody may be written to unasked. */
interface Admission {
  /** Made by a first message that nobody has greeted yet. */
  readonly stranger: boolean;
  /** To the programme as a whole, purpose `programme`. */
  readonly consent: Consent;
  /** To other purposes, by name; absent: never asked. */
  readonly consents?: { readonly [purpose: string]: Consent };
  /** When a stopped person last got the one answer a day. */
  readonly refusedAt: Instant | null;
}

/** A person, with an id of our own, and everything the engine may change. */
export interface Contact extends Profile, Reach, Admission, Conversation, HumanTalk, StaffWork {}

/** What a contact is made from when nothing more is known. */
export interface Newcomer {
  readonly id: string;
  readonly at: Instant;
  readonly name: string;
  readonly language: string;
  readonly timezone: string;
  readonly addresses: readonly Address[];
  readonly stranger: boolean;
}

/** A contact of whom nothing more is known than where they are. */
export function newContact(newcomer: Newcomer): Contact {
  const { id, at, name, language, timezone, addresses, stranger } = newcomer;
  return {
    id,
    createdAt: at,
    name,
    role: 'beneficiary',
    language,
    timezone,
    village: null,
    companion: null,
    groups: [],
    fields: {},
    addresses,
    unreachable: [],
    stranger,
    consent: noConsent,
    lastHeardAt: null,
    session: null,
    followUps: [],
    queued: [],
    lastAnswer: null,
    recent: [],
    unasked: [],
    unanswered: 0,
    refusedAt: null,
    ticket: null,
  };
}
