import { type Instant } from '../../../domain/time/clock.ts';
import { type Frame, type Result } from '../../../domain/session.ts';
import { type Draft, getSession, topFrame } from '../../draft.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { createArray, type Data } from '../../expressions/data.ts';
import { wholeDecimal } from '../../expressions/decimal.ts';
import { lazyParts, type Parts } from '../../expressions/lazy-object.ts';
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

interface Running {
  readonly draft: Draft;
  readonly evaluation: Evaluation;
  readonly frame: Frame;
}

const visitParts: Parts<{ readonly at: Instant; readonly node: string }> = {
  arrived_on: ({ at }) => momentOf(at),
  node_uuid: ({ node }) => node,
};

const runParts: Parts<Running> = {
  __default__: ({ draft, frame }) => `${draft.contact.name}@${flowNamed(draft, frame.flow).name}`,
  uuid: ({ frame }) => runOf(frame).uuid,
  contact: ({ draft, evaluation }) => describeContact(draft, evaluation),
  flow: ({ draft, frame }) => describeFlow(draft, frame.flow),
  status: () => 'active',
  results: ({ evaluation, frame }) => describeResults(evaluation, frame.results),
  locals: ({ evaluation, frame }) => fromTyped(evaluation, runOf(frame).locals),
  path: ({ draft, frame }) =>
    createArray(
      Object.keys(runOf(frame).visits).map((node) => lazyParts(visitParts, { at: draft.world.now, node })),
    ),
  created_on: ({ frame }) => momentOf(frame.startedAt),
  exited_on: () => null,
};

/** `@run`. */
export function describeRun(draft: Draft, evaluation: Evaluation): Data {
  return lazyParts(runParts, { draft, evaluation, frame: topFrame(getSession(draft)) });
}

const warnOfStatus = (name: string): ReadonlyMap<string, string> =>
  new Map([['status', `@${name}.run.status is deprecated, use @${name}.status instead`]]);
const oldChild = warnOfStatus('child');
const oldParent = warnOfStatus('parent');

interface Summarised {
  readonly draft: Draft;
  readonly evaluation: Evaluation;
  readonly of: Summary;
  readonly old: ReadonlyMap<string, string>;
}

const statusParts: Parts<Summary> = { status: ({ status }) => status };

const summaryParts: Parts<Summarised> = {
  __default__: ({ draft, of }) => `${draft.contact.name}@${flowNamed(draft, of.flow).name}`,
  uuid: ({ of }) => of.uuid,
  contact: ({ draft, evaluation }) => describeContact(draft, evaluation),
  flow: ({ draft, of }) => describeFlow(draft, of.flow),
  fields: ({ draft, evaluation }) => describeFields(draft, evaluation),
  urns: ({ draft }) => describeUrns(draft),
  results: ({ evaluation, of }) => describeResults(evaluation, of.results),
  status: ({ of }) => of.status,
  run: ({ of, old }) => lazyParts(statusParts, of, old),
};

function summarise(
  draft: Draft,
  evaluation: Evaluation,
  { of, old }: { readonly of: Summary; readonly old: ReadonlyMap<string, string> },
): Data {
  return lazyParts(summaryParts, { draft, evaluation, of, old });
}

const flowParts: Parts<ReturnType<typeof flowNamed>> = {
  __default__: ({ name }) => name,
  uuid: ({ uuid }) => uuid,
  name: ({ name }) => name,
  revision: ({ revision }) => wholeDecimal(revision),
};

function describeFlow(draft: Draft, flow: string): Data {
  return lazyParts(flowParts, flowNamed(draft, flow));
}

function flowNamed({ world }: Draft, flow: string) {
  return world.program(flow, null)?.nodes ?? { uuid: flow, name: flow, revision: 0 };
}
