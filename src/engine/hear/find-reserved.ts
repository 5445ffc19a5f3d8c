import { type InboundMessage } from '../../domain/message.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { type Draft } from '../draft.ts';
import { type ReservedWord } from '../built-in-words.ts';
import { isExactChoice } from './is-exact-choice.ts';

/** The whole message as a word, '' where it is a button or a file. */
export function wordOf({ tap, media, text }: InboundMessage): string {
  return tap === null && media.length === 0 ? normalise(text) : '';
}

/** The reserved word that a message is; Telegram's `/start` counts as START. */
export function findReserved(draft: Draft, message: InboundMessage, word: string): ReservedWord | undefined {
  if (message.startCode !== null) {
    return 'start';
  }
  return word === '' ? undefined : draft.world.reserved(word);
}

/**
 * STOP and START always act; the others yield to a human who talks and to a choice that is exactly so written. A
 * volunteer who asks who that is means a family.
 */
export function isMeant(draft: Draft, reserved: ReservedWord, message: InboundMessage): boolean {
  if (reserved === 'who_is_this' && draft.contact.role !== 'beneficiary') {
    return false;
  }
  return (
    reserved === 'stop' ||
    reserved === 'start' ||
    (draft.contact.ticket === null && !isExactChoice(draft, message))
  );
}
