import { type Millis } from '../../domain/time/clock.ts';
import { type AskStep, type Step, type Target } from '../../engine/program.ts';

/** One way on from a step. */
export interface Branch {
  /** `fallback`: no entry of an `if` was true; `next`: no matter what. */
  readonly kind: 'next' | 'choice' | 'condition' | 'fallback' | 'timeout' | 'invalid';
  /** What leads this way, as written: a label, a condition, a length of time; empty where nothing does. */
  readonly label: string;
  /** Null: the flow expires. */
  readonly to: Target | null;
  /** Where it stands in the step; empty where it is not written. */
  readonly path: readonly (string | number)[];
}

/** All ways on from a step, those by which it leaves its flow for another one excepted. */
export function branchesOf(step: Step): readonly Branch[] {
  if (step.verb === 'ask') {
    return branchesOfQuestion(step);
  }
  if (step.verb === 'if') {
    return branchesOfDecision(step);
  }
  return step.verb === 'end' || step.verb === 'start' ? [] : [on(step.next)];
}

function branchesOfDecision({ branches, next }: Extract<Step, { readonly verb: 'if' }>): readonly Branch[] {
  const entries = branches.map(({ when, target }, index): Branch => ({
    kind: 'condition',
    label: when?.source ?? '',
    to: target,
    path: ['if', index],
  }));
  const sure = branches.findIndex(({ when }) => when === null);
  return sure === -1 ? [...entries, { ...on(next), kind: 'fallback' }] : entries.slice(0, sure + 1);
}

function branchesOfQuestion({ choices, next, timeout, invalid }: AskStep): readonly Branch[] {
  const answers = choices.map(({ label, target }, index): Branch => ({
    kind: 'choice',
    label: label.source.source,
    to: target ?? next,
    path: ['choices', index],
  }));
  const late: Branch = {
    kind: 'timeout',
    label: writeDuration(timeout.after),
    to: timeout.target,
    path: ['timeout'],
  };
  const unclear: readonly Branch[] =
    invalid.target === null ? [] : [{ kind: 'invalid', label: '', to: invalid.target, path: ['invalid'] }];
  return [...(answers.length > 0 ? answers : [on(next)]), ...unclear, late];
}

function on(to: Target): Branch {
  return { kind: 'next', label: '', to, path: [] };
}

/** A length of time as flows write it, in the longest unit that leaves no rest. */
export function writeDuration(length: Millis): string {
  const units: readonly (readonly [string, Millis])[] = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
  ];
  const [unit, size] = units.find(([, each]) => length % each === 0) ?? ['s', 1000];
  return `${length / size}${unit}`;
}
