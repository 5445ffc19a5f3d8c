import { type Result } from '../../../domain/session.ts';
import { type Draft, getSession, topFrame } from '../../draft.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { type Typed } from '../../expressions/typed/typed.ts';
import { runOf } from '../run-state.ts';
import { describeContact, describeFields, describeUrns } from './describe-contact.ts';
import { describeResults } from './describe-results.ts';
import { momentOf } from './moment-of.ts';

interface Summary {
  readonly flow: string;
  readonly uuid: string;
  readonly status: string;
  readonly results: { readonly [key: string]: Result };
}

/** `@child`: the flow that was entered last; null before. */
export function describeChild(draft: Draft, evaluation: Evaluation): Typed {
  const { child } = topFrame(getSession(draft));
  return child && summarise(draft, evaluation, { name: 'child', of: { ...child, uuid: child.uuid ?? '' } });
}

/** `@parent`: the flow that entered this one. */
export function describeParent(draft: Draft, evaluation: Evaluation): Typed {
  const { stack } = getSession(draft);
  const left = stack.at(-1)?.run?.parent;
  const below = stack.at(-2);
  const of: Summary | null | undefined = below
    ? { flow: below.flow, uuid: below.run?.uuid ?? '', status: 'active', results: below.results }
    : left;
  return of ? summarise(draft, evaluation, { name: 'parent', of }) : null;
}

/** `@run`. */
export function describeRun(draft: Draft, evaluation: Evaluation): Typed {
  const frame = topFrame(getSession(draft));
  const { uuid, locals, visits } = runOf(frame);
  const { flow, results, startedAt } = frame;
  const contact = describeContact(draft, evaluation);
  return {
    __default__: `${draft.contact.name}@${flowNamed(draft, flow).name}`,
    uuid,
    contact,
    flow: describeFlow(draft, flow),
    status: 'active',
    results: describeResults(results),
    locals,
    path: Object.keys(visits).map((node) => ({ arrived_on: momentOf(draft.world.now), node_uuid: node })),
    created_on: momentOf(startedAt),
    exited_on: null,
  };
}

function summarise(
  draft: Draft,
  evaluation: Evaluation,
  { name, of }: { readonly name: string; readonly of: Summary },
): Typed {
  const deprecated = `@${name}.run.status is deprecated, use @${name}.status instead`;
  return {
    __default__: `${draft.contact.name}@${flowNamed(draft, of.flow).name}`,
    uuid: of.uuid,
    contact: describeContact(draft, evaluation),
    flow: describeFlow(draft, of.flow),
    fields: describeFields(draft, evaluation),
    urns: describeUrns(draft),
    results: describeResults(of.results),
    status: of.status,
    run: { status: { $deprecated: deprecated, value: of.status } },
  };
}

function describeFlow(draft: Draft, flow: string): Typed {
  const { uuid, name, revision } = flowNamed(draft, flow);
  return { __default__: name, uuid, name, revision };
}

function flowNamed({ world }: Draft, flow: string) {
  return world.program(flow, null)?.nodes ?? { uuid: flow, name: flow, revision: 0 };
}
