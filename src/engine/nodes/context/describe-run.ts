import { type Result } from '../../../domain/session.ts';
import { type Draft, getSession, topFrame } from '../../draft.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { createArray, type Data } from '../../expressions/data.ts';
import { wholeDecimal } from '../../expressions/decimal.ts';
import { lazyParts } from '../../expressions/lazy-object.ts';
import { fromTyped } from '../../expressions/typed/read-typed.ts';
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
export function describeChild(draft: Draft, evaluation: Evaluation): Data {
  const { child } = topFrame(getSession(draft));
  return child && summarise(draft, evaluation, { of: { ...child, uuid: child.uuid ?? '' }, old: oldChild });
}

/** `@parent`: the flow that entered this one. */
export function describeParent(draft: Draft, evaluation: Evaluation): Data {
  const { stack } = getSession(draft);
  const left = stack.at(-1)?.run?.parent;
  const below = stack.at(-2);
  const of: Summary | null | undefined = below
    ? { flow: below.flow, uuid: below.run?.uuid ?? '', status: 'active', results: below.results }
    : left;
  return of ? summarise(draft, evaluation, { of, old: oldParent }) : null;
}

/** `@run`. */
export function describeRun(draft: Draft, evaluation: Evaluation): Data {
  const frame = topFrame(getSession(draft));
  const { uuid, locals, visits } = runOf(frame);
  const { flow, results, startedAt } = frame;
  const visited = (node: string): Data =>
    lazyParts({ arrived_on: () => momentOf(draft.world.now), node_uuid: () => node });
  return lazyParts({
    __default__: () => `${draft.contact.name}@${flowNamed(draft, flow).name}`,
    uuid: () => uuid,
    contact: () => describeContact(draft, evaluation),
    flow: () => describeFlow(draft, flow),
    status: () => 'active',
    results: () => describeResults(evaluation, results),
    locals: () => fromTyped(evaluation, locals),
    path: () => createArray(Object.keys(visits).map(visited)),
    created_on: () => momentOf(startedAt),
    exited_on: () => null,
  });
}

const warnOfStatus = (name: string): ReadonlyMap<string, string> =>
  new Map([['status', `@${name}.run.status is deprecated, use @${name}.status instead`]]);
const oldChild = warnOfStatus('child');
const oldParent = warnOfStatus('parent');

function summarise(
  draft: Draft,
  evaluation: Evaluation,
  { of, old }: { readonly of: Summary; readonly old: ReadonlyMap<string, string> },
): Data {
  return lazyParts({
    __default__: () => `${draft.contact.name}@${flowNamed(draft, of.flow).name}`,
    uuid: () => of.uuid,
    contact: () => describeContact(draft, evaluation),
    flow: () => describeFlow(draft, of.flow),
    fields: () => describeFields(draft, evaluation),
    urns: () => describeUrns(draft),
    results: () => describeResults(evaluation, of.results),
    status: () => of.status,
    run: () => lazyParts({ status: () => of.status }, old),
  });
}

function describeFlow(draft: Draft, flow: string): Data {
  const { uuid, name, revision } = flowNamed(draft, flow);
  return lazyParts({
    __default__: () => name,
    uuid: () => uuid,
    name: () => name,
    revision: () => wholeDecimal(revision),
  });
}

function flowNamed({ world }: Draft, flow: string) {
  return world.program(flow, null)?.nodes ?? { uuid: flow, name: flow, revision: 0 };
}
