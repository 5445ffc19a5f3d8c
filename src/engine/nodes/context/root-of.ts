import { type Draft } from '../../draft.ts';
import { type Data } from '../../expressions/data.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { fromTyped } from '../../expressions/typed/read-typed.ts';
import { type Typed } from '../../expressions/typed/typed.ts';
import { describeContact, describeFields, describeUrns } from './describe-contact.ts';
import { describeInput, describeTrigger } from './describe-input.ts';
import { describeLegacyExtra } from './describe-legacy-extra.ts';
import { describeNode, describeWebhook } from './describe-node.ts';
import { describeChild, describeParent, describeRun } from './describe-run.ts';
import { describeTicket } from './describe-tickets.ts';
import { describeResume } from './describe-resume.ts';
import { describeResults } from './describe-results.ts';
import { getRun } from '../run-state.ts';
import { topFrame, getSession } from '../../draft.ts';

type Describe = (draft: Draft, evaluation: Evaluation) => Data;

/** What is small stands in typed notation and is read from there. */
const typed =
  (describe: (draft: Draft, evaluation: Evaluation) => Typed): Describe =>
  (draft, evaluation) =>
    fromTyped(evaluation, describe(draft, evaluation));

const roots: { readonly [name: string]: Describe } = {
  contact: describeContact,
  fields: describeFields,
  urns: (draft) => describeUrns(draft),
  child: describeChild,
  parent: describeParent,
  run: describeRun,
  results: (draft, evaluation) => describeResults(evaluation, topFrame(getSession(draft)).results),
  input: describeInput,
  trigger: typed(describeTrigger),
  resume: typed(describeResume),
  node: typed(describeNode),
  webhook: typed(describeWebhook),
  legacy_extra: typed(describeLegacyExtra),
  ticket: typed(describeTicket),
  locals: typed((draft) => getRun(draft).locals),
  globals: typed(({ world }) => ({
    __default__: world.workspace.globals.map(({ name, value }) => `${name}: ${value}`).join('\n'),
    ...Object.fromEntries(world.workspace.globals.map(({ key, value }) => [key, value])),
  })),
};

/** The top-level names of expressions in node flows. */
export const nodeRoots: readonly string[] = Object.keys(roots);

/** What a top-level name stands for in the running node flow; undefined if it is none. */
export function rootOf(draft: Draft, evaluation: Evaluation, name: string): Data | undefined {
  const describe = Object.hasOwn(roots, name) ? roots[name] : undefined;
  return describe?.(draft, evaluation);
}
