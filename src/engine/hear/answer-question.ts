import { type InboundMessage } from '../../domain/message.ts';
import { namesQuestion } from '../../domain/question-name.ts';
import { type Draft } from '../draft.ts';
import { findOpenStep } from '../find-open-step.ts';
import { sendPhrase } from '../send-phrase.ts';
import { takeInput } from '../nodes/hear-input.ts';
import { askNow, repeatQuestion } from '../steps/ask.ts';
import { walk } from '../walk.ts';
import { passNeed, passNeedAsked } from '../relay/pass-need.ts';
import { passWorry } from '../relay/pass-worry.ts';
import { passFiles } from '../relay/pass-files.ts';
import { isMoreOfAlbum } from './album.ts';
import { isDoubleTap } from './is-double-tap.ts';
import { keywordFlow } from './keyword.ts';
import { findQuestion, type OpenQuestion, readReply } from './open-question.ts';
import { takeAnswer } from './take-answer.ts';
import { refuseAnswer } from './refuse-answer.ts';

/** A message while a question is open: its answer, or an invalid one. */
export function answerQuestion(draft: Draft, message: InboundMessage, word: string): void {
  bringFiles(draft, message);
  if (isMoreOfAlbum(draft, message)) {
    return;
  }
  const listening = findOpenStep(draft, 'listen');
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
    // Nobody can answer what never reached them; what they wrote stays in the history.
    askNow(draft, open, open.waiting);
    return;
  }
  if (message.tap?.question && !namesQuestion(message.tap.question, open.waiting.question)) {
    if (!isDoubleTap(draft, message.tap)) {
      sendPhrase(draft, 'stale_choice');
      repeatQuestion(draft, open, open.waiting);
    }
    return;
  }
  takeReply(draft, open, message, word);
}

function bringFiles(draft: Draft, message: InboundMessage): void {
  const open = findQuestion(draft);
  if (open) {
    passFiles(draft, message, open.step.answer);
  }
}

function takeReply(draft: Draft, open: OpenQuestion, message: InboundMessage, word: string): void {
  const { text, media, tap } = message;
  const reading = readReply(draft, open, { text, media, choice: tap?.choice ?? null });
  if (reading.kind === 'answer') {
    if (open.step.choices.length === 0 && open.step.answer === 'text') {
      passNeed(draft, message);
    }
    takeAnswer(draft, open, message, reading);
  } else if (!isCry(draft, message, word)) {
    passWorry(draft, message);
    refuseAnswer(draft, open, { word, why: reading.why });
  }
}

/** Nobody who cries for help is told that the bot has not understood; a person reads it, and the question waits. */
function isCry(draft: Draft, message: InboundMessage, word: string): boolean {
  const isHeard = draft.effects.some(
    (each) => each.kind === 'relay' && (each.urgent || each.to !== undefined),
  );
  return isHeard || (!keywordFlow(draft, word) && passNeedAsked(draft, message));
}
