import { type Millis } from '../domain/time/clock.ts';
import { type Recipient } from '../domain/effect.ts';
import { type Role } from '../domain/contact/role.ts';
import { type Template } from './expressions/template.ts';
import { type NodeFlow, type NodeStep } from './nodes/node-flow.ts';
import { type AfterTrigger, type EveryTrigger } from './timed-trigger.ts';

/** A text of a flow in every language it has, already parsed. */
export interface Text {
  /** The flow's own language. */
  readonly language: string;
  readonly source: Template;
  readonly translations: { readonly [language: string]: Template };
}

/** An index into `Program.steps`. `END` completes the flow. */
export type Target = number;
/** The target that completes the flow. */
export const END: Target = -1;

/** What a question takes. `choice` is a question with choices; the others are written `answer: …`. */
export type AnswerType =
  | 'choice'
  | 'text'
  | 'number'
  | 'integer'
  | 'date'
  | 'time'
  | 'phone'
  | 'yes_no'
  | 'location'
  | 'image'
  | 'voice'
  | 'file'
  | 'any';

/** One of the choices under a question. */
export interface ChoiceOption {
  readonly value: string | number | boolean;
  readonly label: Text;
  /** Further words that mean it. */
  readonly accept: readonly string[];
  /** Where it leads; null goes on to the step's `next`. */
  readonly target: Target | null;
}

/** A reminder of a question; without `say` it repeats the question. */
export interface Reminder {
  /** Counted from when the question was settled as sent. */
  readonly after: Millis;
  readonly say: Text | null;
}

/** What every step has. */
export interface StepBase {
  /** The step's id, or `#4` for the fourth step where it has none. */
  readonly key: string;
  /** Where it stands in its file, from 1. */
  readonly line: number;
  readonly next: Target;
}

/** What is sent along with a text. */
export interface Recorded {
  /** A name in FLOWS_DIR/media, or null. */
  readonly media: string | null;
  /** The file that takes its place in other languages, such as a voice note of its own; absent: in none. */
  readonly recordings?: { readonly [language: string]: string };
}

/** A step that asks and waits. */
export interface AskStep extends StepBase, Recorded {
  readonly verb: 'ask';
  readonly say: Text;
  readonly answer: AnswerType;
  /** Empty unless `answer` is `choice`. */
  readonly choices: readonly ChoiceOption[];
  readonly min: number | null;
  readonly max: number | null;
  readonly reminders: readonly Reminder[];
  /** `target: null` expires the flow, which is what the default does. */
  readonly timeout: { readonly after: Millis; readonly target: Target | null };
  /** The first `tries` invalid answers are answered; the next one goes to `target`, null: on, without a result. */
  readonly invalid: { readonly say: Text | null; readonly tries: number; readonly target: Target | null };
}

/** A line of a flow, ready to run. */
export type Step =
  | AskStep
  | (StepBase & Recorded & { readonly verb: 'say'; readonly say: Text })
  | (StepBase & {
      readonly verb: 'if';
      /** The first true one is taken; `when: null` is always true. */
      readonly branches: readonly { readonly when: Template | null; readonly target: Target }[];
    })
  | (StepBase & {
      readonly verb: 'set';
      /** `path` is `name`, `language`, `timezone`, `village`, `opted_in` or `fields.<key>` of the contact. */
      readonly assignments: readonly { readonly path: string; readonly value: Template }[];
    })
  | (StepBase & { readonly verb: 'tag' | 'untag'; readonly groups: readonly Template[] })
  | (StepBase & {
      readonly verb: 'task';
      readonly for: Recipient;
      readonly title: Text;
      readonly why: Text | null;
      readonly due: Millis | null;
    })
  | (StepBase & { readonly verb: 'notify'; readonly to: Recipient; readonly say: Text })
  | (StepBase & { readonly verb: 'call' | 'start'; readonly flow: string })
  | (StepBase & { readonly verb: 'wait'; readonly for: Millis })
  | (StepBase & { readonly verb: 'handover'; readonly topic: Text })
  /** Goes to `next`. */
  | (StepBase & { readonly verb: 'goto' })
  | (StepBase & { readonly verb: 'end' })
  /** Asks something outside and waits for its `answer` event; the answer is kept as the result `key`. */
  | (StepBase & { readonly verb: 'outside'; readonly request: Template; readonly within: Millis })
  /** The steps of node flows. */
  | (StepBase & NodeStep);

/** Whom a trigger of an imported flow is for, by the names of groups; an empty `only` is everyone. */
export interface GroupLimits {
  readonly only: readonly string[];
  readonly not: readonly string[];
}

/** What starts a flow by itself. */
export type Trigger =
  | {
      readonly kind: 'keyword';
      readonly words: readonly string[];
      readonly interrupts: boolean;
      /** Of imported flows: the first word of a message is enough. */
      readonly first?: boolean;
      readonly groups?: GroupLimits;
    }
  | { readonly kind: 'event'; readonly name: string; readonly groups?: GroupLimits }
  /** Of imported flows: a message that nothing else takes. */
  | { readonly kind: 'anything'; readonly groups?: GroupLimits }
  | EveryTrigger
  | AfterTrigger;

/** A flow that is ready to run: no dangling names, nothing left out. The same form for every reader. */
export interface Program {
  readonly id: string;
  /** A digest of the source: the same text is the same version. */
  readonly version: string;
  readonly title: string;
  readonly language: string;
  /** Who may start it; empty: everyone. */
  readonly for: readonly Role[];
  /** Counted from the person's last message; null: never by itself. */
  readonly expires: Millis | null;
  readonly triggers: readonly Trigger[];
  readonly steps: readonly Step[];
  /** Of a flow of nodes, actions and routers (RapidPro, TextIt, Glific); absent for our own. */
  readonly nodes?: NodeFlow;
}

/** Whether a flow may be started by or brought to somebody. */
export function isFor({ for: roles }: Pick<Program, 'for'>, { role }: { readonly role: Role }): boolean {
  return roles.length === 0 || roles.includes(role);
}
