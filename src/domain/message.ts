import { type Address } from './contact/address.ts';
import { type Instant } from './time/clock.ts';

/** A file that came or goes with a message; its bytes stay where `ref` says until somebody needs them. */
export interface FileMedia {
  readonly kind: 'image' | 'voice' | 'video' | 'document';
  /**
   * `flow:<name>` in FLOWS_DIR/media, `kept:<path>` in DATA_DIR/media; at the network `telegram:<file id>` or
   * `whatsapp:<account>/media/<id>`.
   */
  readonly ref: string;
  readonly name: string | null;
  readonly mime: string | null;
  /** Size in bytes, null where the network did not say. */
  readonly bytes: number | null;
  /** True of one that came in and that its network never gives us: too large, damaged, no longer there. */
  readonly gone?: true;
}

/** A place on the map. */
export interface LocationMedia {
  readonly kind: 'location';
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string | null;
}

/** A visiting card that somebody shared. */
export interface CardMedia {
  readonly kind: 'contact';
  readonly name: string;
  readonly phone: string;
}

/** What a message can carry beside its text. */
export type Media = FileMedia | LocationMedia | CardMedia;

/** A button that was pressed: which asking it stood under (null: whichever is open) and its place from 0. */
export interface Tap {
  readonly question: string | null;
  readonly choice: number;
}

/**
 * Why a message is kept in the history and not taken for an answer: it lay too long while we were away, it is only a
 * mark on a message of ours, it is of a kind that we do not read and said so lately, or it is a call, which nobody
 * takes.
 */
export type Quiet = 'late' | 'reaction' | 'unsupported' | 'call';

/** A message as the engine sees it, whatever network it came over. Text is already masked and cleaned. */
export interface InboundMessage {
  readonly from: Address;
  readonly text: string;
  readonly media: readonly Media[];
  readonly tap: Tap | null;
  /** The code of a deep link (`/start <code>`); '' for a bare `/start`, null for everything else. */
  readonly startCode: string | null;
  /** True when this replaces the text of an earlier message. */
  readonly edited: boolean;
  /** By the sender's clock, for show only. */
  readonly sentAt: Instant | null;
  readonly quiet?: Quiet;
  /** True where it was longer than what is kept of one, and its end is gone. */
  readonly cut?: true;
  /** For an edit: the event that the earlier message came in as, where the network says which it was. */
  readonly replaces?: string;
  /** The network's own id of it within its chat, by which a reaction can be put on it. */
  readonly networkId?: string;
  /** The same for all pictures that were sent at once, however far apart they come. */
  readonly album?: string;
  /** For a reaction: the message it is on, and the asking that this belongs to, where we know it. */
  readonly reactsTo?: { readonly message: string; readonly question: string | null };
}

/** What a channel hands over: a message with the network's own id, the same however often it is repeated. */
export interface Incoming {
  readonly key: string;
  readonly message: InboundMessage;
  /** The name that the network gives the sender; used for a new contact. */
  readonly name: string | null;
  /** Other addresses that are the same person's, as the network says with this message. */
  readonly also?: readonly Address[];
  /** Keys that this very message may have been handed over by before the network told who it is from. */
  readonly formerKeys?: readonly string[];
  /** For an edit: the key of the message that it replaces. */
  readonly replaces?: string;
  /** For a reaction: the network's own id of the message that it is on. */
  readonly reactsTo?: string;
}

/** A sign that is put on a message which came in; it has no bubble of its own. The emoji is the send's text. */
export interface Reaction {
  /** The row of that message. */
  readonly message: string;
  /** Where it came from: nowhere else is it known. */
  readonly at: Address;
  /** The network's own id of it; null at the simulator. */
  readonly networkId: string | null;
}

/** What a channel is asked to send. A resend bears the same id. */
export interface OutboundMessage {
  readonly id: string;
  readonly to: Address;
  readonly text: string;
  /** Labels in order; a channel without buttons writes them as a numbered list. */
  readonly choices: readonly string[];
  /** Names the asking that the choices stand under, for `Tap.question`. */
  readonly question: string | null;
  readonly media: readonly Media[];
  /** Caused by the person's own message or tap: a channel may not hold it back for its pace. */
  readonly solicited: boolean;
  /** Urgent words or a human's answer: not held back either, although unasked. */
  readonly urgent: boolean;
  /** Whether they ever wrote to us; a network may punish who writes first to strangers. */
  readonly met: boolean;
  /** When they last did: a number that was linked after that they do not know. Absent: it is the one they wrote to. */
  readonly heardAt?: Instant;
  /** So many of the parts that a network makes of it were taken before, and are not sent again. Absent: none. */
  readonly partsTaken?: number;
  /** Then this is no message but a sign on one of theirs, and `text` is its emoji. */
  readonly reaction?: Reaction;
}

/** What a network said when it took a message. */
export interface Receipt {
  /** The network's own id of the message; null where it has none. */
  readonly networkId: string | null;
}

/** The life of an outgoing message; a `reason` goes with the last three. */
export type MessageState = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'cancelled' | 'expired';
