import { type Draft, getSession, topFrame } from '../../draft.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { readJson } from '../../expressions/read-json.ts';
import { type Typed } from '../../expressions/typed/typed.ts';
import { toTyped } from '../../expressions/typed/write-typed.ts';
import { getRun } from '../run-state.ts';

/** `@node`. */
export function describeNode(draft: Draft): Typed {
  const { node, visits } = getRun(draft);
  const { flow, version } = topFrame(getSession(draft));
  const program = draft.world.program(flow, version);
  const step = program?.steps.find((each) => each.verb === 'node' && each.uuid === node);
  return {
    uuid: node,
    categories: step?.verb === 'node' ? step.categories : [],
    visit_count: visits[node] ?? 0,
  };
}

/** `@webhook`: null before one was called. */
export function describeWebhook(draft: Draft, evaluation: Evaluation): Typed {
  const { webhook } = getRun(draft);
  if (!webhook) {
    return null;
  }
  return {
    __default__: webhook.request,
    status: webhook.status,
    headers: webhook.headers,
    json: jsonOf(evaluation, webhook.body),
  };
}

/** The JSON in a text; null where it is none. */
export function jsonOf(evaluation: Evaluation, text: string): Typed {
  try {
    return toTyped(readJson(evaluation, text));
  } catch {
    return null;
  }
}
