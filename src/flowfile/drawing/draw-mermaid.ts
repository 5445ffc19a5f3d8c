import { END, type Program, type Step, type Target } from '../../engine/program.ts';
import { type Branch, branchesOf } from '../checks/branches-of.ts';
import { describeStep, shorten } from './describe-step.ts';

/**
 * Flows as one Mermaid flowchart, a frame for each: what is said and done, and by which answer it goes on. Ways that a
 * person takes are drawn through, those that time or misunderstanding takes are dashed.
 */
export function drawMermaid(programs: readonly Program[]): string {
  const frames = programs.flatMap((program, index) => drawFlow(program, `f${index}`));
  const calls = programs.flatMap((program, index) => drawCalls(program, `f${index}`, programs));
  return ['flowchart TD', ...frames, ...calls].map((line) => `${line}\n`).join('');
}

function drawFlow(program: Program, flow: string): readonly string[] {
  const { steps, title, id } = program;
  const ways = steps.flatMap((step, index) => drawWays(step, { flow, index }));
  return [
    `  subgraph ${flow}[${quote(title === id ? id : `${title} (${id})`)}]`,
    '    direction TB',
    ...steps.map((step, index) => `    ${flow}s${index}${drawStep(step)}`),
    `    ${flow}end(["end"])`,
    ...(steps.some(expires) ? [`    ${flow}expired(["expired"])`] : []),
    ...ways.map((way) => `    ${way}`),
    '  end',
  ];
}

const expires = (step: Step): boolean => branchesOf(step).some(({ to }) => to === null);

/** Questions are slanted, decisions pointed, other flows barred at their sides. */
const shapes: { readonly [verb: string]: readonly [string, string] } = {
  ask: ['[/', '/]'],
  if: ['{', '}'],
  call: ['[[', ']]'],
  start: ['[[', ']]'],
};

function drawStep(step: Step): string {
  const [open, close] = shapes[step.verb] ?? ['[', ']'];
  return `${open}${quote(describeStep(step))}${close}`;
}

/** The ways on from a step; those to the same place are one, with all that leads there. */
function drawWays(step: Step, from: { readonly flow: string; readonly index: number }): readonly string[] {
  const ways = new Map<string, string[]>();
  for (const branch of branchesOf(step)) {
    const dashed = branch.kind === 'timeout' || branch.kind === 'invalid';
    const end = `${dashed ? '-.->' : '-->'} ${nameOf(branch.to, from.flow)}`;
    ways.set(end, [...(ways.get(end) ?? []), describeBranch(branch)]);
  }
  return [...ways].map(([end, labels]) => {
    const label = labels.filter((each) => each !== '').join(' / ');
    const [arrow = '', to = ''] = end.split(' ');
    return `${from.flow}s${from.index} ${arrow}${label === '' ? '' : `|${quote(label)}|`} ${to}`;
  });
}

function nameOf(to: Target | null, flow: string): string {
  if (to === null) {
    return `${flow}expired`;
  }
  return to === END ? `${flow}end` : `${flow}s${to}`;
}

/** A way in a few words: what was chosen, what is true, how long nobody answered. */
export function describeBranch({ kind, label }: Branch): string {
  switch (kind) {
    case 'next':
      return '';
    case 'fallback':
      return 'otherwise';
    case 'condition':
      return label === '' ? 'otherwise' : shorten(label.replace(/^@\((.*)\)$/su, '$1'), 40);
    case 'timeout':
      return `no answer in ${label}`;
    case 'invalid':
      return 'not understood';
    case 'choice':
      return label;
  }
}

function drawCalls(program: Program, flow: string, programs: readonly Program[]): readonly string[] {
  return program.steps.flatMap((step, index) => {
    const called = step.verb === 'call' || step.verb === 'start' ? step.flow : undefined;
    const to = programs.findIndex(({ id }) => id === called);
    return to === -1 ? [] : [`  ${flow}s${index} -.- f${to}`];
  });
}

/** A text as Mermaid takes it, whatever is in it. */
function quote(text: string): string {
  const safe = text.replaceAll(/["#<>&`\\;]/gu, (letter) => `#${letter.codePointAt(0)};`);
  return `"${safe}"`;
}
