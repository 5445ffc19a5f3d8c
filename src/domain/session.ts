import { type Instant } from './time/clock.ts';
import { type StartedBy } from './started-by.ts';
import { type Value } from './value.ts';

/** An answer inside a session. */
export interface Result {
  readonly value: Value;
  /** What the person wrote, as written. */
  readonly text: string;
  readonly at: Instant;
  /** What a router of a node flow adds; absent in answers to our own questions. */
  readonly routed?: Routed;
}

/** How a result of a node flow came about. */
export interface Routed {
  /** As the flow's author wrote it; the results are kept under its key. */
  readonly name: string;
  readonly category: string;
  /** The category in the contact's language; empty where there is no translation. */
  readonly localised: string;
  /** What else the test or the webhook gave. */
  readonly extra: Value;
  /** UUID of the node that saved it. */
  readonly node: string;
}

/** What a node flow keeps from node to node beside its results. */
export interface RunState {
  readonly uuid: string;
  /** UUID of the node it stands in. */
  readonly node: string;
  /** How often each node was entered. */
  readonly visits: { readonly [node: string]: number };
  readonly locals: { readonly [name: string]: string };
  /** The last webhook's answer; null before one was called. */
  readonly webhook: WebhookState | null;
  /** The flow that entered this one for good, as it was then; null where that one waits below on the stack. */
  readonly parent: ParentState | null;
}

/** What a webhook answered. */
export interface WebhookState {
  /** `METHOD url`. */
  readonly request: string;
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  /** Empty where it was too long to keep or no text. */
  readonly body: string;
}

/** What is left of a flow that another one has replaced. */
export interface ParentState {
  readonly flow: string;
  readonly uuid: string;
  readonly status: Ending | 'active';
  readonly results: { readonly [id: string]: Result };
}

/** The last message that a node flow heard. */
export interface HeardInput {
  /** Of the event that it came in by; flows see a UUID made of it. */
  readonly id: string;
  readonly text: string;
  /** `type:url` each. */
  readonly attachments: readonly string[];
  readonly from: string;
  readonly at: Instant;
}

/** What began a session of node flows, for `@trigger`. */
export interface TriggerState {
  readonly kind: 'manual' | 'msg' | 'flow_action';
  readonly params: Value;
}

/** How a flow ended. */
export type Ending = 'completed' | 'expired' | 'failed';

/** What a sub-flow left behind: `@child`. */
export interface ChildState {
  readonly flow: string;
  readonly status: Ending;
  readonly results: { readonly [id: string]: Result };
  /** The run's UUID, of node flows. */
  readonly uuid?: string;
}

/** One flow on the stack of a session. */
export interface Frame {
  readonly flow: string;
  /** The version it began; a flow changed meanwhile changes nothing here. */
  readonly version: string;
  /** Where it stands: an index into the program's steps. */
  readonly step: number;
  readonly results: { readonly [id: string]: Result };
  /** Indexes of the questions already answered, for the word "kembali". */
  readonly answered: readonly number[];
  readonly child: ChildState | null;
  readonly startedAt: Instant;
  /** Of node flows only. */
  readonly run?: RunState;
}

/** What a session waits for. */
export type Waiting =
  | {
      readonly kind: 'question';
      /** Names this asking; the buttons under it and its follow-ups bear it. A repeat keeps the name. */
      readonly question: string;
      /** The message that first asked it. */
      readonly message: string;
      /** Invalid answers so far. */
      readonly tries: number;
      /** What these were, in words; absent: none were. */
      readonly unclear?: readonly string[];
      /** True once the question was settled as sent. */
      readonly sent: boolean;
      /** True when it was given up: nobody has seen it. */
      readonly lost: boolean;
      /** The labels of the buttons under a node flow's last message. */
      readonly labels?: readonly string[];
    }
  | { readonly kind: 'wait' }
  | {
      readonly kind: 'call';
      readonly call: string;
      /** Of node flows: which web services were asked. */
      readonly requests?: readonly WebRequest[];
    };

/** A call of a web service. */
export interface WebRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** Where a contact is in a flow, sub-flows stacked on top. */
export interface Session {
  readonly id: string;
  readonly by: StartedBy;
  readonly startedAt: Instant;
  /** The flow that was started first, then the sub-flows; never empty. */
  readonly stack: readonly Frame[];
  readonly waiting: Waiting;
  /** The broadcast that began it, as a cause; absent where none did. */
  readonly brought?: string;
  /** The task that is reported on; absent where it is about none. */
  readonly task?: string | null;
  /**
   * Of node flows: the last message heard, what began it, nodes visited before an answer from outside, tickets opened.
   */
  readonly input?: HeardInput | null;
  readonly trigger?: TriggerState;
  readonly nodes?: number;
  readonly tickets?: readonly OpenedTicket[];
}

/** A ticket that a node flow opened. */
export interface OpenedTicket {
  readonly uuid: string;
  readonly topic: { readonly uuid: string; readonly name: string };
  readonly assignee: { readonly uuid: string; readonly name: string } | null;
}
