import { toldOf } from '../tasks/report-task.ts';
import { type RecordEffect } from '../../domain/effect.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Value } from '../../domain/value.ts';
import { type Reading } from '../answers/read-answer.ts';
import { change, changeFrame, type Draft, getSession, nextId, topFrame } from '../draft.ts';
import { renderLabel } from '../render-label.ts';
import { type LastAnswer } from '../../domain/contact/last-answer.ts';
import { acknowledgeMedia } from './acknowledge-media.ts';
import { type OpenQuestion } from './open-question.ts';
import { leaveQuestion } from './leave-question.ts';

/** Keeps what was understood as the answer of the open question, and lets the flow go on. */
export function takeAnswer(
  draft: Draft,
  open: OpenQuestion,
  message: InboundMessage,
  { value, option }: Extract<Reading, { readonly kind: 'answer' }>,
): void {
  const { step } = open;
  const chosen = option === null ? undefined : step.choices[option];
  const text = message.tap && chosen ? renderLabel(draft, open, chosen) : message.text;
  keep(draft, open, { value, text, message });
  acknowledgeMedia(draft, message);
  leaveQuestion(draft, open, chosen?.target ?? step.next);
  const { session, lastAnswer } = draft.contact;
  const asks = session?.waiting.kind === 'question' ? session.waiting.message : null;
  if (lastAnswer) {
    change(draft, { lastAnswer: { ...lastAnswer, until: asks ?? firstSend(draft) } });
  }
}

function firstSend(draft: Draft): string | null {
  return draft.effects.filter((each) => each.kind === 'send').find(({ reaction }) => !reaction)?.id ?? null;
}

function keep(
  draft: Draft,
  { program, step }: OpenQuestion,
  answer: { readonly value: Value; readonly text: string; readonly message: InboundMessage },
): void {
  const { value, text, message } = answer;
  const { media } = message;
  const { now } = draft.world;
  const session = getSession(draft);
  const row = nextId(draft);
  const textual = step.answer === 'text' && media.every(({ kind }) => kind !== 'voice');
  const last: LastAnswer = {
    row,
    session: session.id,
    flow: program.id,
    flowVersion: program.version,
    step: step.key,
    depth: session.stack.length - 1,
    value,
    text,
    media,
    at: now,
    textual,
    until: null,
    version: 1,
    ...(message.album === undefined ? {} : { album: message.album }),
  };
  changeFrame(draft, { results: { ...topFrame(session).results, [step.key]: { value, text, at: now } } });
  draft.effects.push(Object.assign(recordOf(last), toldOf(draft)));
  change(draft, { lastAnswer: last });
}

/** An answer as it is kept; each further version of it bears the same id. */
export function recordOf(last: LastAnswer): RecordEffect {
  const { row, session, flow, flowVersion, step, value, text, media, at, version } = last;
  return { kind: 'record', id: row, session, flow, flowVersion, step, value, text, media, at, version };
}
