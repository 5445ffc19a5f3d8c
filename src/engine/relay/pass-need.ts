import { type InboundMessage } from '../../domain/message.ts';
import { type Need, needLasts } from '../../domain/need.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type WordsEffect } from '../../domain/words-effect.ts';
import { type Draft } from '../draft.ts';
import { pushWords } from './push-words.ts';
import { inQuestion, tellPassedOn } from './tell-passed-on.ts';

type Relay = Extract<WordsEffect, { readonly kind: 'relay' }>;

/** So long after the last words of need, or the last answer to them, all that follows is as urgent as they were. */
const alarmLasts: Millis = 60 * 60 * 1000;

/**
 * What a family writes after urgent words, "at my mother's, I dare not go home", belongs to them: it goes at once to
 * who answered, or to all on duty while nobody has, whatever the bot had asked meanwhile. False where there is no need.
 */
export function passNeed(draft: Draft, message: InboundMessage): boolean {
  return pass(draft, message, undefined);
}

/** The same of what a question does not understand: it is never left without a word. */
export function passNeedAsked(draft: Draft, message: InboundMessage): boolean {
  return pass(draft, message, inQuestion);
}

function pass(draft: Draft, message: InboundMessage, again: Millis | undefined): boolean {
  const need = findNeed(draft);
  const isEmpty = message.text.trim() === '' && message.media.length === 0;
  if (!need || isEmpty || message.tap !== null || hasPassedOn(draft)) {
    return false;
  }
  pushWords(draft, message, { staff: false, ...readersOf(draft, need) });
  tellPassedOn(draft, 'relayed_staff', again);
  return true;
}

/** In the hours behind an answer a talk goes on; were each of its words an alarm, alarms would soon be heard by nobody. */
function readersOf({ world }: Draft, { at, answer }: Need): Pick<Relay, 'urgent' | 'to' | 'atOnce'> {
  if (answer === null) {
    return { urgent: true };
  }
  return world.now - at > alarmLasts
    ? { urgent: false, atOnce: true, to: answer.by }
    : { urgent: true, to: answer.by };
}

/** The need that is still talked of. */
export function findNeed({ contact, world }: Draft): Need | undefined {
  const { need = null } = contact;
  return need !== null && world.now - need.at <= needLasts ? need : undefined;
}

/** Whether the words of this turn have gone to a person already. */
export function hasPassedOn({ effects }: Draft): boolean {
  return effects.some(({ kind }) => kind === 'relay');
}
