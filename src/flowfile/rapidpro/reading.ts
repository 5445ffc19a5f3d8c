import { nodeRoots } from '../../engine/nodes/context/root-of.ts';
import { parseForeignTemplate } from '../../engine/expressions/parse-template.ts';
import { type Part, type Template } from '../../engine/expressions/template.ts';
import { type Definition } from './definition-schema.ts';

/** Something about an imported flow that its owner should know. */
export interface Remark {
  /** `exact` is never said; `error`: the flow cannot be run. */
  readonly kind: 'repaired' | 'unsupported' | 'missing' | 'error';
  readonly flow: string;
  /** `node 3 of 12 (a0b1c2d3)`, or empty for the flow as a whole. */
  readonly where: string;
  readonly text: string;
}

/** A flow while it is read. */
export interface DefinitionReading {
  readonly definition: Definition;
  /** The id of a flow that is named; its UUID where there is no such flow. */
  readonly flowId: (reference: {
    readonly uuid?: string | undefined;
    readonly name?: string | undefined;
  }) => string;
  readonly remark: (kind: Remark['kind'], where: string, text: string) => void;
}

/** Reads a text with expressions; a broken expression fails when it is run. */
export function template(text: string): Template {
  const { source, parts } = parseForeignTemplate(text, nodeRoots);
  return { source, parts: parts.map((part) => (part.kind === 'broken' ? inTheirWords(part) : part)) };
}

/** What RapidPro calls it, for those who know that. */
function inTheirWords(part: Extract<Part, { readonly kind: 'broken' }>): Part {
  const found = /^unexpected ([^:]+):/u.exec(part.error)?.[1];
  return found === undefined ? part : { ...part, error: `syntax error at ${found}` };
}
