import { type StepBase, type Target, type Text } from '../../../engine/program.ts';
import { type Template } from '../../../engine/expressions/template.ts';

/** A flow of ours while it is written as nodes. */
export interface Exporting {
  /** Says what cannot be said there, and at which step. */
  readonly remark: (step: StepBase, text: string) => void;
  /** A UUID that follows from a name within the flow. */
  readonly idOf: (name: string) => string;
  /** The node that a way leads to; null where the flow ends. */
  readonly wayTo: (target: Target) => string | null;
  /** What a way is called: the key of the step that it leads to, or `end`. */
  readonly nameOf: (target: Target) => string;
  readonly flowOf: (id: string) => TheirReference;
  readonly groupOf: (name: string) => TheirReference;
  /** A text in their language. */
  readonly write: (step: StepBase, template: Template) => string;
  /** The texts of a property in the flow's own language; keeps their translations under the thing's id. */
  readonly localise: (
    step: StepBase,
    thing: { readonly id: string; readonly property: string },
    texts: readonly Text[],
  ) => readonly string[];
  /** Whether some expression of the flow asks for this result. */
  readonly isUsed: (result: string) => boolean;
}

/** Something that is named by both its ids. */
export interface TheirReference {
  readonly uuid: string;
  readonly name: string;
}

/** An action as it is written to JSON. */
export interface TheirAction {
  readonly uuid: string;
  readonly type: string;
  readonly [property: string]: unknown;
}

/** A test of a router. */
export interface TheirCase {
  readonly uuid: string;
  readonly type: string;
  readonly arguments: readonly string[];
  readonly category_uuid: string;
}

/** A node as it is written to JSON. */
export interface TheirNode {
  readonly uuid: string;
  readonly actions: readonly TheirAction[];
  readonly router?: TheirRouter;
  readonly exits: readonly { readonly uuid: string; readonly destination_uuid: string | null }[];
}

interface TheirRouter {
  readonly type: 'switch';
  readonly operand: string;
  readonly result_name?: string;
  readonly cases: readonly TheirCase[];
  readonly categories: readonly {
    readonly uuid: string;
    readonly name: string;
    readonly exit_uuid: string;
  }[];
  readonly default_category_uuid: string;
  readonly wait?: object;
}
