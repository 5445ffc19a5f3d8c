import { drawMermaid } from '../../flowfile/drawing/draw-mermaid.ts';
import { drawSvg } from '../../flowfile/drawing/draw-svg.ts';
import { type CliParts } from '../parts.ts';
import { readWantedFlows } from './wanted-flows.ts';

/** `semangat flows graph`: the flows as Mermaid text, or with --svg as a picture. */
export function graphFlows(words: readonly string[], parts: CliParts): number {
  const svg = words.includes('--svg');
  const named = words.filter((word) => word !== '--svg');
  const programs = readWantedFlows(named, parts).flatMap((wanted) => wanted.programs);
  process.stdout.write(svg ? drawSvg(programs) : drawMermaid(programs));
  return 0;
}
