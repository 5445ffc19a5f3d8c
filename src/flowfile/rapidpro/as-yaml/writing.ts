import { type Definition, type DefinitionNode } from '../definition-schema.ts';

/** What is known of an answer: what it may be asked for in our language. */
export type Kept = 'choice' | 'plain';

/** A flow of nodes while it is written in our language. */
export interface Writing {
  readonly definition: Definition;
  /** Says that something cannot be written, and where. */
  readonly refuse: (where: string, text: string) => void;
  /** The id of a flow that is written in our language too; undefined for any other. */
  readonly findFlow: (uuid: string) => string | undefined;
  /** Questions that stand in a node of their own, by the node that says what is asked. */
  readonly joined: ReadonlyMap<string, DefinitionNode>;
  /** The answers that are kept, by their key. */
  readonly kept: ReadonlyMap<string, Kept>;
  /** The id of a node's first step, where a way leads. */
  readonly idOf: (node: string) => string;
  /** Notes what a text of ours is in another language, by its two letters. */
  readonly translate: (language: string, text: string, translation: string) => void;
}

/** Where something stands, as import reports say it. */
export function whereIs({ definition }: Writing, node: DefinitionNode): string {
  const place = definition.nodes.indexOf(node) + 1;
  return `node ${place} of ${definition.nodes.length} (${node.uuid.slice(0, 8)})`;
}

/** Where an exit leads: the id of a step, or `end`. */
export function wayOf(writing: Writing, node: DefinitionNode, exit: string | undefined): string {
  const destination = node.exits.find(({ uuid }) => uuid === exit)?.destination_uuid;
  if ([...writing.joined.values()].some(({ uuid }) => uuid === destination)) {
    writing.refuse(whereIs(writing, node), 'a way leads back to a wait, past the message that asks');
  }
  return destination ? writing.idOf(destination) : 'end';
}
