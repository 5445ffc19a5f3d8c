import { type Instant, type Millis } from './time/clock.ts';
import { type Cause } from './delivery.ts';
import { type FileMedia } from './message.ts';
import { type Row } from './row.ts';
import { type Value } from './value.ts';

/** What a broadcast brings to each contact: a text, or the start of a flow. */
export interface Announcement {
  readonly broadcast: string;
  /** Goes up when what is not sent yet is edited, from 1. */
  readonly edition: number;
  /** Goes up when those who did not get it are tried again, from 0. */
  readonly attempt: number;
  /** By language, with expressions; empty where a flow is started. */
  readonly text: { readonly [language: string]: string };
  /** The language of who has none of the others. */
  readonly language: string;
  /** A file in FLOWS_DIR/media. */
  readonly media: string | null;
  /** A file that somebody sent for it and that was kept. */
  readonly file?: FileMedia;
  readonly flow: string | null;
  /** Whether it asks for "1" from who has read it, and when who did not is reminded once; null: never. */
  readonly receipt: { readonly remind: Millis | null } | null;
  /** What becomes of it while another conversation is open. */
  readonly talking: 'wait' | 'interrupt';
}

/** The life of a broadcast. `started` is being handed out or waits for its moment, `done`: nothing is open any more. */
export type BroadcastState = 'draft' | 'started' | 'paused' | 'cancelled' | 'done';

/** Whom a broadcast is for; at least one of the first three says so. */
export interface BroadcastAudience {
  readonly query: string | null;
  /** The id of a saved segment. */
  readonly segment: string | null;
  readonly contacts: readonly string[] | null;
  /** A query for whom it is not for. */
  readonly exclude: string | null;
}

/** One announcement or flow start for an audience, as staff made it. */
export interface Broadcast {
  readonly id: string;
  readonly title: string;
  readonly announcement: Announcement;
  readonly audience: BroadcastAudience;
  readonly state: BroadcastState;
  /** Why it is paused: `staff`, or `too_late`: it lasted longer than promised. */
  readonly why: string | null;
  readonly createdAt: Instant;
  /** Who made it, and whose eyes were the second pair. */
  readonly by: string;
  readonly approvedBy: string | null;
  /** The last act of a coordinator in their chat that chose it, so that it is the same one after a crash. */
  readonly chosenBy?: string;
  /** The latest requests that moved it, by the names that they were given: each is done once. */
  readonly requests?: readonly string[];
  /** Which coordinators were asked to look at which edition of it, and when. */
  readonly shown?: {
    readonly edition: number;
    readonly at: Instant;
    readonly to: readonly string[];
    /** By which they name it where several wait. */
    readonly number?: number;
  };
  /** Whoever asked for its start means it although all had the same lately. */
  readonly again?: boolean;
  /** When its start was asked for; of two that say the same at the same time the later one is asked about. */
  readonly askedAt?: Instant;
  /** When it begins; null: at once. */
  readonly at: Instant | null;
  /** `YYYY-MM-DDTHH:MM` by each person's own clock instead. */
  readonly local: string | null;
  readonly startedAt: Instant | null;
  /** How many it was for and how many days it would take, when it was started. */
  readonly size: number | null;
  readonly days: number | null;
  /** How many ids of its list were nobody's when it was last looked at; absent: not looked at. */
  readonly unknown?: number;
  /** What is still unsent then makes somebody ask. */
  readonly deadline: Instant | null;
  /** Of one that was cancelled: when nothing of it was open any more. */
  readonly closedAt: Instant | null;
  /** Earlier broadcasts that said the same: who had one of them lately does not get it again. */
  readonly same: readonly string[];
  /**
   * The one, with its attempt, of which it brings the mended text: whoever is given this does not get that any more.
   */
  readonly mends?: { readonly broadcast: string; readonly attempt: number };
  /** The same for broadcasts that say the same. */
  readonly content: string;
  /** The same of what it said before it was edited, when some may have had it. */
  readonly earlier?: readonly string[];
  readonly version: number;
}

/** The name of a broadcast as a cause. */
export function broadcastCause(id: string): string {
  return `broadcast:${id}`;
}

/** An announcement as the cause of what it sends. */
export function causeOf({ broadcast, attempt, edition }: Announcement): Cause {
  return { name: broadcastCause(broadcast), attempt, edition };
}

/** The id of the broadcast that a cause names; null for every other cause. */
export function broadcastOf(cause: string): string | null {
  return cause.startsWith('broadcast:') ? cause.slice('broadcast:'.length) : null;
}

/** A broadcast as its row. */
export function broadcastRow(broadcast: Broadcast): Row {
  const { id, createdAt, version, ...data } = broadcast;
  const values = data as unknown as { readonly [key: string]: Value };
  return { kind: 'broadcasts', id, contact: null, at: createdAt, version, data: values };
}

/** The broadcast that a row holds, just as it was written. */
export function readBroadcast({ id, at, version, data }: Row): Broadcast {
  return {
    ...(data as unknown as Omit<Broadcast, 'id' | 'createdAt' | 'version'>),
    id,
    createdAt: at,
    version,
  };
}
