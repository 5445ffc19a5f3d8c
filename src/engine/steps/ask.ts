import { type FollowUp } from '../../domain/follow-up.ts';
import { type Waiting } from '../../domain/session.ts';
import { change, changeSession, type Draft, nextId, send, type SendOptions } from '../draft.ts';
import { type AskStep } from '../program.ts';
import { renderLabel } from '../render-label.ts';
import { raiseFailure, renderText } from '../render.ts';
import { mediaFor } from './say.ts';
import { type At, type Outcome } from './step.ts';

/** Asks and waits, with the reminders and the timeout planned in the same write. */
export function askQuestion(draft: Draft, at: At<'ask'>): Outcome {
  const question = nextId(draft);
  const message = sendQuestion(draft, at, question);
  changeSession(draft, {
    waiting: { kind: 'question', question, message, tries: 0, sent: false, lost: false },
  });
  change(draft, { followUps: [...draft.contact.followUps, ...planQuestion(draft, at.step, question)] });
  return 'waits';
}

/** Sends the question, its choices and its media as one message; returns the message's id. */
export function sendQuestion(
  draft: Draft,
  at: At<'ask'>,
  question: string,
  options: SendOptions = {},
): string {
  return sendUnder(draft, at, question, {
    text: '',
    options: { media: mediaFor(draft, at), ...options },
  });
}

/** Asks the open question once more; one that nobody can have seen yet is asked now and not a second time. */
export function repeatQuestion(
  draft: Draft,
  at: At<'ask'>,
  waiting: Extract<Waiting, { readonly kind: 'question' }>,
): void {
  if (draft.world.unseen(waiting.message, 'unasked')) {
    askNow(draft, at, waiting);
  } else {
    sendQuestion(draft, at, waiting.question);
  }
}

/** Asks the open question as if for the first time; what is still unsent of it is taken back. */
export function askNow(
  draft: Draft,
  at: At<'ask'>,
  waiting: Extract<Waiting, { readonly kind: 'question' }>,
): void {
  draft.effects.push({ kind: 'cancel', question: waiting.question, reason: 'asked_again' });
  const message = sendQuestion(draft, at, waiting.question);
  changeSession(draft, { waiting: { ...waiting, message, sent: false, lost: false } });
}

/**
 * Sends another text in the question's place (a reminder, an `invalid.say`), with the choices under it; the
 * question itself where nothing is left of that text.
 */
export function sendUnder(
  draft: Draft,
  at: At<'ask'>,
  question: string,
  { text, options = {} }: { readonly text: string; readonly options?: SendOptions },
): string {
  const words = text.trim() === '' ? renderText(draft, at, at.step.say) : text;
  const choices = at.step.choices.map((option) => renderLabel(draft, at, option));
  if (words.trim() === '' && choices.length === 0 && !options.media?.length) {
    noteSilent(draft, at);
  }
  return send(draft, words, {
    choices,
    question,
    flow: at.program.id,
    step: at.step.key,
    ...options,
  });
}

/** A question without a word, a choice or a picture reaches nobody: no network takes it. */
function noteSilent(draft: Draft, at: At<'ask'>): void {
  if (draft.effects.some((each) => each.kind === 'incident' && each.step === at.step.key)) {
    return; // What failed in it was told already.
  }
  raiseFailure(draft, at, 'the question came out empty');
}

function planQuestion(draft: Draft, step: AskStep, question: string): FollowUp[] {
  const { now } = draft.world;
  return [
    ...step.reminders.map(({ after }, index): FollowUp => {
      return { kind: 'remind', id: nextId(draft), question, index, after, due: now + after };
    }),
    {
      kind: 'timeout',
      id: nextId(draft),
      question,
      after: step.timeout.after,
      due: now + step.timeout.after,
    },
  ];
}
