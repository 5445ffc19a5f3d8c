import { isFile } from '../../domain/is-file.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Draft } from '../draft.ts';
import { type AnswerType } from '../program.ts';
import { isTalkEnded } from './family-talk.ts';
import { hasPassedOn, passNeed } from './pass-need.ts';
import { pushWords } from './push-words.ts';

const forFiles: readonly AnswerType[] = ['image', 'file', 'any'];

/**
 * A voice note in reply to a question, and a picture where none was asked for, say what only a person can tell: they
 * are brought to the companion, to the coordinators where nobody walks beside the family, in need to who reads that.
 */
export function passFiles(draft: Draft, message: InboundMessage, asked: AnswerType): void {
  const { contact } = draft;
  const isMeant = message.media.some(
    (each) => each.kind === 'voice' || (isFile(each) && !forFiles.includes(asked)),
  );
  if (!isMeant || contact.role !== 'beneficiary' || hasPassedOn(draft) || passNeed(draft, message)) {
    return;
  }
  if (!isTalkEnded(contact, 'family')) {
    const staff = contact.companion === null || isTalkEnded(contact, 'companion');
    pushWords(draft, message, { urgent: false, staff });
  }
}
