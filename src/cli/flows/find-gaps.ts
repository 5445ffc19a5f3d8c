import { type Program, type Step } from '../../engine/program.ts';
import { type Branch, branchesOf, writeDuration } from '../../flowfile/checks/branches-of.ts';
import { describeStep } from '../../flowfile/drawing/describe-step.ts';
import { findLine } from '../../flowfile/yaml/find-path.ts';
import { type Source } from '../../flowfile/yaml/source.ts';
import { type WatchedProgram, wayOf } from './watch-program.ts';

/** How much of a flow its tests show, and where they show nothing. */
export interface Coverage {
  readonly gaps: readonly { readonly line: number; readonly text: string }[];
  readonly steps: readonly { readonly met: boolean }[];
  /** Choices, entries of an `if` and none of them, reminders, timeouts and misunderstandings, as far as written. */
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
    const ways = waysOf(step).flatMap(({ path, text }) => {
      const line = path[0] === 'next' ? step.line : findLine(source, ['steps', index, ...path]);
      return line === undefined ? [] : [{ line, text, met: watched.ways.has(wayOf(index, path)) }];
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

interface Way {
  readonly path: Branch['path'];
  readonly text: string;
}

/** Where a step may lead, and what a question may say meanwhile. */
function waysOf(step: Step): readonly Way[] {
  const onwards = branchesOf(step)
    .map((branch) => ({ ...branch, path: branch.kind === 'fallback' ? ['next'] : branch.path }))
    .filter(({ path }) => path.length > 0)
    .map((branch) => ({ path: branch.path, text: describeWay(branch, step) }));
  if (step.verb !== 'ask') {
    return onwards;
  }
  const reminders = step.reminders.map(({ after }, at) => ({
    path: ['remind', at],
    text: `is reminded in ${step.key} after ${writeDuration(after)}`,
  }));
  return [
    ...onwards,
    ...reminders,
    { path: ['invalid', 'say'], text: `is misunderstood in ${step.key} and asked again` },
  ];
}

function describeWay({ kind, label }: Branch, step: Step): string {
  switch (kind) {
    case 'choice':
      return `chooses "${label}" in ${step.key}`;
    case 'timeout':
      return `leaves ${step.key} without an answer for ${label}`;
    case 'invalid':
      return `is misunderstood in ${step.key} until it goes elsewhere`;
    case 'fallback':
      return 'has none of these';
    case 'condition':
    case 'next':
      return label === '' ? 'takes the last entry' : `has ${label}`;
  }
}
