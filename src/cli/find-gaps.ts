import { type Program, type Step } from '../engine/program.ts';
import { type Branch, branchesOf } from '../flowfile/branches-of.ts';
import { describeStep } from '../flowfile/describe-step.ts';
import { findLine } from '../flowfile/find-line.ts';
import { type Source } from '../flowfile/source.ts';
import { type WatchedProgram, wayOf } from './watch-program.ts';

/** How much of a flow its tests show, and where they show nothing. */
export interface Coverage {
  readonly gaps: readonly { readonly line: number; readonly text: string }[];
  readonly steps: readonly { readonly met: boolean }[];
  /** Choices, entries of an `if`, timeouts, and where misunderstandings lead, as far as they are written. */
  readonly ways: readonly { readonly met: boolean }[];
}

/** Compares a flow with what of it was come to; the ways of a step that nothing came to are no gaps of their own. */
export function findGaps(
  { steps }: Program,
  source: Source,
  watched: Pick<WatchedProgram, 'steps' | 'ways'>,
): Coverage {
  const found = steps.map((step, index) => {
    const met = watched.steps.has(index);
    const ways = branchesOf(step).flatMap((branch) => {
      const line = findLine(source, ['steps', index, ...branch.path]);
      const written = branch.path.length > 0 && line !== undefined;
      const taken = watched.ways.has(wayOf(index, branch.path));
      return written ? [{ line, text: describeWay(branch, step), met: taken }] : [];
    });
    return { line: step.line, text: `comes to ${step.verb} "${describeStep(step)}"`, met, ways };
  });
  const gaps = found.flatMap((step) => (step.met ? step.ways.filter(({ met }) => !met) : [step]));
  return {
    gaps: gaps
      .map(({ line, text }) => ({ line, text: `no test ${text}` }))
      .sort((left, right) => left.line - right.line),
    steps: found,
    ways: found.flatMap(({ ways }) => ways),
  };
}

function describeWay({ kind, label }: Branch, step: Step): string {
  switch (kind) {
    case 'choice':
      return `chooses "${label}" in ${step.key}`;
    case 'timeout':
      return `leaves ${step.key} without an answer for ${label}`;
    case 'invalid':
      return `is misunderstood in ${step.key} until it goes elsewhere`;
    case 'condition':
    case 'fallback':
    case 'next':
      return label === '' ? 'takes the last entry' : `has ${label}`;
  }
}
