import { type Result } from '../../../domain/session.ts';
import { type Value } from '../../../domain/value.ts';
import { type Draft, getSession, topFrame } from '../../draft.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { type Typed } from '../../expressions/typed/typed.ts';
import { fromValueTyped } from '../typed-json.ts';
import { getRun } from '../run-state.ts';
import { jsonOf } from './describe-node.ts';

interface Fields {
  readonly [key: string]: Typed;
}

/** What is longer is not kept, in bytes (RapidPro's limit). */
const longestKept = 10_000;

/** `@legacy_extra`: all that webhooks, tests and the trigger gave, in one heap, as flows of old expect it. */
export function describeLegacyExtra(draft: Draft, evaluation: Evaluation): Typed {
  const session = getSession(draft);
  const body = getRun(draft).webhook?.body ?? '';
  const results = Object.entries(topFrame(session).results).sort(([, a], [, b]) => a.at - b.at);
  return Object.assign(
    {},
    fieldsOf(session.trigger?.params ? fromValueTyped(session.trigger.params) : null),
    body.length < longestKept ? fieldsOf(jsonOf(evaluation, body)) : {},
    ...results.map((each) => ofResult(each, each[1].at === draft.world.now ? body : '')),
  ) as Fields;
}

/** What a web service gave is there as text too, until the next wait in the service's own spacing. */
function ofResult([key, { routed }]: readonly [string, Result], body: string): Fields {
  const extra = routed?.extra ?? null;
  if (extra === null) {
    return {};
  }
  return { ...fieldsOf(fromValueTyped(extra)), [key]: isSame(body, extra) ? body : JSON.stringify(extra) };
}

function fieldsOf(value: Typed): Fields {
  if (Array.isArray(value)) {
    return Object.fromEntries(value.map((each: Typed, place) => [String(place), each]));
  }
  const isObject = value !== null && typeof value === 'object' && !('$number' in value);
  return isObject ? (value as Fields) : {};
}

function isSame(body: string, extra: Value): boolean {
  try {
    return JSON.stringify(JSON.parse(body)) === JSON.stringify(extra);
  } catch {
    return false;
  }
}
