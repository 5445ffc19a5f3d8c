import { type InboundMessage } from '../../domain/message.ts';
import { type Need, needLasts } from '../../domain/need.ts';
import { type Draft } from '../draft.ts';
import { pushWords } from './push-words.ts';
import { tellPassedOn } from './tell-passed-on.ts';

/**
 * What a family writes after urgent words, "at my mother's, I dare not go home", belongs to them: it goes at once to
 * who answered, or to all on duty while nobody has, whatever the bot had asked meanwhile. False where there is no need.
 */
export function passNeed(draft: Draft, message: InboundMessage): boolean {
  const need = findNeed(draft);
  const isEmpty = message.text.trim() === '' && message.media.length === 0;
  if (!need || isEmpty || message.tap !== null || hasPassedOn(draft)) {
    return false;
  }
  pushWords(draft, message, { urgent: true, staff: false, ...(need.answer && { to: need.answer.by }) });
  tellPassedOn(draft, 'relayed_staff');
  return true;
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
