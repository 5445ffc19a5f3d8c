import { drawMermaid } from '../flowfile/draw-mermaid.ts';
import { type CliParts } from './parts.ts';
import { readWantedFlows } from './wanted-flows.ts';

/** `semangat flows graph`: the flows as Mermaid text. */
export function graphFlows(words: readonly string[], parts: CliParts): number {
  const programs = readWantedFlows(words, parts).flatMap((wanted) => wanted.programs);
  process.stdout.write(drawMermaid(programs));
  return 0;
}
