import { type Millis } from '../../domain/time/clock.ts';
import { type ContactStatus } from '../../domain/contact/profile.ts';
import { type Template } from '../expressions/template.ts';
import { type Router } from '../router/router.ts';

/** What is known of a flow of nodes beside its steps. */
export interface NodeFlow {
  readonly uuid: string;
  readonly name: string;
  readonly type: 'messaging' | 'messaging_background' | 'messaging_offline' | 'voice';
  readonly revision: number;
  /** What it is translated to. */
  readonly languages: readonly string[];
  /** How long a question of it stays open. */
  readonly expires: Millis;
}

/** Something in the flow's own language, and in others. */
export interface Localised<Value> {
  readonly base: Value;
  readonly translations: { readonly [language: string]: Value };
}

/** A group or label that a flow names: by UUID, or by a name that is only known when it runs. */
export type Named =
  | { readonly kind: 'fixed'; readonly uuid: string; readonly name: string }
  | { readonly kind: 'match'; readonly name: Template };

/** A user, topic or channel that a flow names. */
export interface Reference {
  readonly uuid: string;
  readonly name: string;
}

/** What a node does. */
export type Action =
  | {
      readonly type: 'send_msg';
      readonly text: Localised<Template>;
      readonly attachments: Localised<readonly Template[]>;
      readonly quickReplies: Localised<readonly Template[]>;
    }
  | {
      readonly type: 'set_run_result';
      readonly name: string;
      readonly value: Template;
      readonly category: Localised<string>;
    }
  | {
      readonly type: 'set_contact_field';
      readonly key: string;
      readonly name: string;
      readonly value: Template;
    }
  | { readonly type: 'set_contact_name'; readonly value: Template }
  | { readonly type: 'set_contact_language'; readonly value: Template }
  | { readonly type: 'set_contact_timezone'; readonly value: Template }
  | { readonly type: 'set_contact_status'; readonly status: ContactStatus }
  | { readonly type: 'set_contact_channel'; readonly channel: Reference | null }
  | { readonly type: 'add_contact_groups'; readonly groups: readonly Named[] }
  | { readonly type: 'remove_contact_groups'; readonly groups: readonly Named[]; readonly all: boolean }
  | { readonly type: 'add_contact_urn'; readonly scheme: string; readonly path: Template }
  | {
      readonly type: 'set_run_local';
      readonly local: string;
      readonly operation: 'set' | 'increment' | 'clear';
      readonly value: Template;
    }
  | {
      readonly type: 'call_webhook';
      readonly method: string;
      readonly url: Template;
      readonly headers: readonly { readonly name: string; readonly value: Template }[];
      readonly body: Template;
      /** Empty where no result is kept. */
      readonly resultName: string;
    }
  | { readonly type: 'call_resthook'; readonly resthook: string; readonly resultName: string }
  | {
      readonly type: 'send_email';
      readonly addresses: readonly Template[];
      readonly subject: Localised<Template>;
      readonly body: Localised<Template>;
    }
  | {
      readonly type: 'send_broadcast';
      readonly text: Localised<Template>;
      readonly attachments: Localised<readonly Template[]>;
      readonly quickReplies: Localised<readonly Template[]>;
      readonly to: Recipients;
    }
  | {
      readonly type: 'start_session';
      readonly flow: string;
      readonly flowName: string;
      readonly to: Recipients;
      readonly createContact: boolean;
      readonly notInFlow: boolean;
    }
  | {
      readonly type: 'open_ticket';
      readonly topic: Reference | null;
      readonly assignee: Reference | null;
      readonly note: Template;
    }
  | { readonly type: 'add_input_labels'; readonly labels: readonly Named[] }
  /** A flow that a later action of the node replaces must exist all the same. */
  | { readonly type: 'check_flow'; readonly flow: string; readonly name: string }
  | { readonly type: 'call_classifier'; readonly input: Template; readonly resultName: string }
  /** What cannot be run here; a split on it goes the way of failure. */
  | { readonly type: 'unsupported'; readonly what: string; readonly failure: string };

/** Whom a broadcast or a session of other people is for. */
export interface Recipients {
  readonly groups: readonly Named[];
  readonly contacts: readonly Reference[];
  readonly urns: readonly Template[];
  readonly variables: readonly Template[];
  readonly query: Template | null;
}

/** A way out of a router. */
export interface Category {
  readonly uuid: string;
  readonly name: Localised<string>;
  /** An index into the program's steps. */
  readonly target: number;
}

/** The steps that nodes are made of: `node`, its `act`s, then `enter` or `listen`, then `choose`. */
export type NodeStep =
  | { readonly verb: 'node'; readonly uuid: string; readonly categories: readonly string[] }
  | { readonly verb: 'act'; readonly uuid: string; readonly action: Action }
  /** Runs another flow: as a sub-flow, or (`terminal`) in the place of all that run. */
  | { readonly verb: 'enter'; readonly flow: string; readonly name: string; readonly terminal: boolean }
  /** Waits for a message; `timeout` is where silence leads. */
  | {
      readonly verb: 'listen';
      readonly timeout: { readonly after: Millis; readonly target: number } | null;
      readonly hint: string | null;
    }
  | {
      readonly verb: 'choose';
      /** Empty where no result is kept. */
      readonly resultName: string;
      readonly categories: readonly Category[];
      /** `random` draws lots; a place is the category that a timeout leads to. */
      readonly by: Router | 'random' | { readonly place: number };
    };
