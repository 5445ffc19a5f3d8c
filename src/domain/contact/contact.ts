import { type Announcing } from '../announcing.ts';
import { type Address } from './address.ts';
import { type OpenClaim } from './claim.ts';
import { type HeardOn } from './heard-on.ts';
import { type Instant } from '../time/clock.ts';
import { type Consent, noConsent } from '../consent.ts';
import { type Cause } from '../delivery.ts';
import { type StartedBy } from '../started-by.ts';
import { type FollowUp } from '../follow-up.ts';
import { type Plan } from '../plan.ts';
import { type StartManner } from '../start-manner.ts';
import { type Media } from '../message.ts';
import { type Need } from '../need.ts';
import { type Role } from './role.ts';
import { type Session } from '../session.ts';
import { type TalkChoice, type TalkSide, type Thread, type Unaddressed } from '../thread.ts';
import { type Task, type TaskSubject } from '../task.ts';
import { type Ticket } from '../ticket.ts';
import { type Value } from '../value.ts';

/** The last answer that was taken, kept so that the rest of it, sent as more short messages, can join it. */
export interface LastAnswer {
  /** Id of its result row. */
  readonly row: string;
  readonly session: string;
  readonly flow: string;
  readonly flowVersion: string;
  readonly step: string;
  /** How deep in the stack the answered flow lay, from 0. */
  readonly depth: number;
  readonly value: Value;
  readonly text: string;
  /** The files that came with it so far. */
  readonly media: readonly Media[];
  readonly at: Instant;
  /** Whether later fragments join the value too (only `answer: text`). */
  readonly textual: boolean;
  /** The message whose unsent state still lets fragments in: the next question, else the turn's first message. */
  readonly until: string | null;
  readonly version: number;
  /** The album whose first picture it was: the others belong to it. */
  readonly album?: string;
}

/** A flow that waits for the running one to end. */
export interface Queued {
  readonly flow: string;
  readonly by: StartedBy;
  readonly event: string;
}

/** A start that nobody asked for and that waits for the running conversation to end. */
export interface WaitingStart {
  readonly flow: string;
  readonly by: StartedBy;
  readonly params: { readonly [name: string]: Value };
  readonly manner: StartManner;
  /** When it should have begun. */
  readonly at: Instant;
}

/** A message lately sent, for the loop guard: hashes of its text and of what it answered ('' if unprompted). */
export interface Recent {
  readonly at: Instant;
  readonly text: string;
  readonly prompt: string;
}

/** An announcement that asks for "1" from who has read it. */
export interface Receipt {
  readonly cause: Cause;
  readonly message: string;
  readonly at: Instant;
  /** False while that message is not out. */
  readonly sent?: boolean;
}

/** A person, with an id of our own, and everything the engine may change. */
export interface Contact {
  readonly id: string;
  readonly createdAt: Instant;
  readonly name: string;
  readonly role: Role;
  readonly language: string;
  /** An IANA zone such as `Asia/Jakarta`. */
  readonly timezone: string;
  readonly village: string | null;
  /** Where the village lies, of one that the programme knows. */
  readonly place?: { readonly subdistrict: string; readonly district: string } | null;
  /** How to address them: a key of the locales' `salutations`, such as `ibu`; absent where nobody said. */
  readonly salutation?: string | null;
  /** Contact id of the paired volunteer. */
  readonly companion: string | null;
  readonly groups: readonly string[];
  readonly fields: { readonly [key: string]: Value };
  /** Where to write to, the one last heard from first. */
  readonly addresses: readonly Address[];
  /** Addresses whose network says that nobody is there any more (blocked, deactivated). */
  readonly unreachable: readonly Address[];
  /** Made by a first message that nobody has greeted yet. */
  readonly stranger: boolean;
  /** To the programme as a whole, purpose `programme`. */
  readonly consent: Consent;
  /** To other purposes, by name; absent: never asked. */
  readonly consents?: { readonly [purpose: string]: Consent };
  readonly lastHeardAt: Instant | null;
  /** The same for each network; absent before the first time. */
  readonly heardOn?: HeardOn;
  readonly session: Session | null;
  readonly followUps: readonly FollowUp[];
  readonly queued: readonly Queued[];
  /** Starts in line behind the conversation; absent: none. */
  readonly waitingStarts?: readonly WaitingStart[];
  /** What came and comes by rhythm and date; absent before the first time. */
  readonly plan?: Plan;
  readonly lastAnswer: LastAnswer | null;
  /** The album of which a picture was heard last; absent before the first one. */
  readonly album?: string;
  readonly recent: readonly Recent[];
  /** Starts of unasked conversations in the last 31 days, oldest first. */
  readonly unasked: readonly Instant[];
  /** Unasked conversations since we last heard from them. */
  readonly unanswered: number;
  /** When a stopped person last got the one answer a day. */
  readonly refusedAt: Instant | null;
  /** The open ticket during which the bot is silent. */
  readonly ticket: string | null;
  /** What is known of that ticket; absent for a pause on the phone. One with another id is over. */
  readonly talk?: Ticket | null;
  /** Open work of a volunteer or coordinator; absent where there never was any. */
  readonly tasks?: readonly Task[];
  /** A volunteer who is away: until when, and who stands in. */
  readonly away?: { readonly until: Instant; readonly standIn: string | null } | null;
  /** Who stands in for this volunteer when nothing else is said. */
  readonly standIn?: string | null;
  /** Families whose words were brought to this volunteer, the one last heard from last. */
  readonly threads?: readonly Thread[];
  /** Words that wait until it is said for which family they are. */
  readonly unaddressed?: Unaddressed | null;
  /** Of a family: who ended the talk with its companion; absent: nobody. */
  readonly talkEnded?: readonly TalkSide[];
  /** Of a volunteer: the families with whom they ended the talk. */
  readonly endedTalks?: readonly TaskSubject[];
  /** Of a volunteer: the list that asks with whom the talk is to end or to open. */
  readonly talkChoice?: TalkChoice | null;
  /** Of a family: urgent words that are still talked of, or were; absent: none. */
  readonly need?: Need | null;
  /** When a family was last told that its words are passed on. */
  readonly relayedAt?: Instant | null;
  /** The numbered list of tasks they were last shown: the ids in its order. */
  readonly listed?: { readonly at: Instant; readonly tasks: readonly string[] } | null;
  /** Who says that they are a family of this volunteer, at a new number; the one asked last is last. */
  readonly claims?: readonly OpenClaim[];
  /** Whoever says that they have a new number, and since when; `name` once they said who they are. */
  readonly moving?: { readonly at: Instant; readonly name: string | null } | null;
  /** Addresses that were left for a new number; an undone merge brings them back. */
  readonly left?: readonly Address[];
  /** Those of the addresses that others share, as far as is known; who else is there is looked up when it matters. */
  readonly shared?: readonly Address[];
  /** Others of the household whose questions wait until nothing is open here, the longest waiting first. */
  readonly behind?: readonly string[];
  /** Who was listed by number when somebody else had the phone: their ids in the list's order; `again`: twice. */
  readonly whoIsThere?: {
    readonly at: Instant;
    readonly people: readonly string[];
    readonly again: boolean;
  } | null;
  /** Of a coordinator: the announcement that they were shown and may send by a yes. */
  readonly announcing?: Announcing | null;
  /** Announcements that asked for a sign of having been read, the latest last. */
  readonly receipts?: readonly Receipt[];
  /** Addresses as URNs (`tel:+62812…`), once a node flow has changed them; absent: those of `addresses`. */
  readonly urns?: readonly string[];
  /** Set by node flows; absent: active. */
  readonly status?: ContactStatus;
}

/** Whether imported flows may reach somebody. It is beside consent, which decides what is really sent. */
export type ContactStatus = 'active' | 'blocked' | 'stopped' | 'archived';

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
