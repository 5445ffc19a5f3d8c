import { toldOf } from '../tasks/report-task.ts';
import { digest } from '../../domain/text/digest.ts';
import { type RecordEffect } from '../../domain/effect.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Value } from '../../domain/value.ts';
import { readAnswer, type Reading } from '../answers/read-answer.ts';
import { change, changeFrame, changeSession, type Draft, getSession, nextId, topFrame } from '../draft.ts';
import { dropFollowUps } from '../ending.ts';
import { sendPhrase } from '../phrase.ts';
import { readScientific } from '../expressions/decimal.ts';
import { writeNumber } from '../expressions/write-number.ts';
import { findListening, takeInput } from '../nodes/hear-input.ts';
import { type Target } from '../program.ts';
import { renderLabel } from '../render-label.ts';
import { renderText } from '../render.ts';
import { environmentOf } from '../scope.ts';
import { sendQuestion, sendUnder } from '../steps/ask.ts';
import { walk } from '../walk.ts';
import { type PhraseKey } from '../../domain/phrase-key.ts';
import { isMoreOfAlbum } from './album.ts';
import { isDoubleTap } from './double-tap.ts';
import { type LastAnswer } from '../../domain/contact/contact.ts';
import { keywordFlow, startByKeyword } from './keyword.ts';
import { acknowledgeMedia } from './acknowledge-media.ts';
import { describeQuestion, findQuestion, type OpenQuestion } from './open-question.ts';

/** A message while a question is open: its answer, or an invalid one. */
export function answerQuestion(draft: Draft, message: InboundMessage, word: string): void {
  if (isMoreOfAlbum(draft, message)) {
    return;
  }
  const listening = findListening(draft);
  if (listening) {
    takeInput(draft, listening, message);
    walk(draft);
    return;
  }
  const open = findQuestion(draft);
  if (!open) {
    // The version that it began is gone: walk ends it and says so in an incident.
    walk(draft);
    return;
  }
  if (open.waiting.lost && !message.tap) {
    askLost(draft, open);
    return;
  }
  if (message.tap?.question && !isNamed(open.waiting.question, message.tap.question)) {
    if (!isDoubleTap(draft, message.tap)) {
      sendPhrase(draft, 'stale_choice');
      sendQuestion(draft, open, open.waiting.question);
    }
    return;
  }
  readReply(draft, open, message, word);
}

function readReply(draft: Draft, open: OpenQuestion, message: InboundMessage, word: string): void {
  const about = { now: draft.world.now, timezone: draft.contact.timezone };
  const { text, media, tap } = message;
  const reply = { text, media, choice: tap?.choice ?? null };
  const reading = readAnswer(describeQuestion(draft, open), reply, about);
  if (reading.kind === 'answer') {
    take(draft, open, message, reading);
  } else {
    refuse(draft, open, { word, why: reading.why });
  }
}

/** Nobody can answer what never reached them: it is asked, and what they wrote stays in the history. */
function askLost(draft: Draft, open: OpenQuestion): void {
  const message = sendQuestion(draft, open, open.waiting.question);
  changeSession(draft, { waiting: { ...open.waiting, message, sent: false, lost: false } });
}

/** A button has room for so much; a longer name comes back from it as its digest. */
function isNamed(question: string, name: string): boolean {
  return name === question || name === `#${digest(question)}`;
}

function take(
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
  goOn(draft, open, chosen?.target ?? step.next);
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

function recordOf(last: LastAnswer): RecordEffect {
  const { row, session, flow, flowVersion, step, value, text, media, at, version } = last;
  return { kind: 'record', id: row, session, flow, flowVersion, step, value, text, media, at, version };
}

/** Leaves the question: what awaited it goes, what was queued for it is taken back, the flow goes on. */
function goOn(draft: Draft, { waiting, index }: OpenQuestion, target: Target): void {
  const { stack } = getSession(draft);
  const { answered } = topFrame(getSession(draft));
  dropFollowUps(draft, stack.length);
  draft.effects.push({ kind: 'cancel', question: waiting.question, reason: 'answered' });
  changeFrame(draft, { step: target, answered: [...answered, index] });
  walk(draft);
}

/** The first `tries` invalid answers are answered; a keyword wins from the second one on. */
function refuse(
  draft: Draft,
  open: OpenQuestion,
  { word, why }: { readonly word: string; readonly why: PhraseKey },
): void {
  const { waiting, step } = open;
  if (waiting.tries >= 1 && keywordFlow(draft, word)) {
    startByKeyword(draft, word);
    return;
  }
  if (waiting.tries >= step.invalid.tries) {
    change(draft, { lastAnswer: null });
    goOn(draft, open, step.invalid.target ?? step.next);
    return;
  }
  changeSession(draft, { waiting: { ...waiting, tries: waiting.tries + 1 } });
  for (const id of askAgain(draft, open, why)) {
    draft.exempt.add(id);
  }
}

function askAgain(draft: Draft, open: OpenQuestion, why: PhraseKey): readonly string[] {
  const { say } = open.step.invalid;
  const { question } = open.waiting;
  if (say) {
    return [sendUnder(draft, open, question, { text: renderText(draft, open, say) })];
  }
  const { min, max } = open.step;
  const values = { min: bound(draft, min), max: bound(draft, max) };
  // Under the question's name it is taken back with it when the right answer comes before it is out.
  return [sendPhrase(draft, whyNot(open, why), { question }, values), sendQuestion(draft, open, question)];
}

/** As the person writes numbers; empty where there is none. */
function bound({ contact, world }: Draft, value: number | null): string {
  const number = value === null ? undefined : readScientific(String(value));
  return number
    ? writeNumber(environmentOf(contact, world), number, { places: undefined, grouped: true })
    : '';
}

/** Where only one bound is set, only that one is named. */
function whyNot({ step }: OpenQuestion, why: PhraseKey): PhraseKey {
  if (why !== 'invalid_range') {
    return why;
  }
  return step.min === null ? 'invalid_max' : step.max === null ? 'invalid_min' : why;
}
