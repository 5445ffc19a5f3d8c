import { type EventOf } from '../../domain/event.ts';
import { type WebRequest } from '../../domain/session.ts';
import { type Value } from '../../domain/value.ts';
import { change, changeFrame, changeSession, type Draft, getSession, nextId } from '../draft.ts';
import { type Program, type Step } from '../program.ts';
import { jsonOf } from './context/describe-node.ts';
import { createNodeEvaluation } from './evaluate-at.ts';
import { type Action } from './node-flow.ts';
import { note } from './notes.ts';
import { changeRun } from './run-state.ts';
import { saveResult } from './save-result.ts';
import { plainValue } from './typed-json.ts';

/** How long an imported flow waits for a web service. */
const within = 60_000;

/** The most that is kept of an answer, in bytes (RapidPro's `MaxResponseBytes` for results). */
const longestKept = 10_000;

/** The most that is read of an answer, in bytes (RapidPro's 256 KiB). */
const longestRead = 262_144;

/** What a web service said; status 0 where it said nothing. */
interface WebAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** Asks web services (several for one resthook); the flow waits until all have answered. */
export function askOutside(draft: Draft, requests: readonly WebRequest[]): void {
  const call = nextId(draft);
  const asked = requests.map(({ method, url, headers, body }) => ({ method, url, headers, body }));
  draft.effects.push({ kind: 'call', id: call, request: { requests: asked }, within });
  changeSession(draft, { waiting: { kind: 'call', call, requests: asked }, nodes: draft.nodes });
  change(draft, {
    followUps: [
      ...draft.contact.followUps,
      { kind: 'timeout', id: nextId(draft), question: call, after: within, due: draft.world.now + within },
    ],
  });
}

/** Keeps what the services said, as `@webhook` and as the result that the action names. */
export function keepWebAnswers(
  draft: Draft,
  program: Program,
  step: Extract<Step, { readonly verb: 'act' }>,
  answer: Pick<EventOf<'answer'>, 'value' | 'failed'>,
): void {
  const { waiting, nodes = 0 } = getSession(draft);
  draft.nodes = nodes;
  const requests = waiting.kind === 'call' ? (waiting.requests ?? []) : [];
  const answers = requests.map((_, place) => readAnswer(answer, place));
  const resthook = step.action.type === 'call_resthook' ? step.action.resthook : '';
  requests.forEach((request, place) => {
    noteCalled(draft, request, answers[place] ?? silence, resthook);
  });
  changeFrame(draft, { step: step.next });
  const told = pickTold(answers);
  const request = requests[told];
  const said = answers[told];
  if (request && said) {
    keepAnswer(draft, program, step.action, { line: `${request.method} ${request.url}`, said });
  }
}

function keepAnswer(
  draft: Draft,
  program: Program,
  action: Action,
  { line, said }: { readonly line: string; readonly said: WebAnswer },
): void {
  const { status, headers, body } = said;
  const fits = body.length < longestRead;
  changeRun(draft, { webhook: { request: line, status, headers, body: fits ? body : '' } });
  const name = 'resultName' in action ? action.resultName : '';
  if (name !== '') {
    const kept = body.length < longestKept ? body : '';
    saveResult(draft, program, {
      name,
      value: String(status),
      category: { base: isGood(said) ? 'Success' : 'Failure', translations: {} },
      input: line,
      extra: plainValue(jsonOf(createNodeEvaluation(draft), kept)),
    });
  }
}

const silence: WebAnswer = { status: 0, headers: {}, body: '' };

const isGood = ({ status }: WebAnswer): boolean => status >= 200 && status < 300;

/** Of several answers the last failure counts, else the last success; a subscriber that is gone is neither. */
function pickTold(answers: readonly WebAnswer[]): number {
  const bad = answers.findLastIndex((each) => !isGood(each) && each.status !== 410);
  const good = answers.findLastIndex(isGood);
  return bad >= 0 ? bad : good >= 0 ? good : answers.length - 1;
}

function noteCalled(
  draft: Draft,
  { method, url, body }: WebRequest,
  { status }: WebAnswer,
  resthook: string,
): void {
  const outcome =
    status === 0
      ? 'connection_error'
      : resthook !== '' && status === 410
        ? 'subscriber_gone'
        : isGood({ ...silence, status })
          ? 'success'
          : 'response_error';
  note(draft, 'webhook_called', {
    method,
    url,
    status: outcome,
    status_code: status === 0 ? null : status,
    body: body === '' ? undefined : body,
    resthook: resthook === '' ? undefined : resthook,
  });
}

/** What a handler answered: `{answers: [{status, headers, body}]}`; anything else is silence. */
function readAnswer(
  { value, failed }: { readonly value: Value; readonly failed: boolean },
  place: number,
): WebAnswer {
  const answers = failed ? undefined : property(value, 'answers');
  const mine = Array.isArray(answers) ? (answers[place] as Value | undefined) : undefined;
  const status = property(mine, 'status');
  const body = property(mine, 'body');
  const headers = property(mine, 'headers');
  return {
    status: typeof status === 'number' ? status : 0,
    body: typeof body === 'string' ? body : '',
    headers: textsOf(headers),
  };
}

function textsOf(value: Value | undefined): { readonly [name: string]: string } {
  const entries = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((each): each is [string, string] => typeof each[1] === 'string'));
}

function property(value: Value | undefined, name: string): Value | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as { readonly [key: string]: Value })[name]
    : undefined;
}
