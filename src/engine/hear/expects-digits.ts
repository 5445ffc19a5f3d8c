import { type Contact } from '../../domain/contact/contact.ts';
import { openTurn } from '../open-turn.ts';
import { type World } from '../world.ts';
import { findQuestion, readReply } from './open-question.ts';

const digitTypes: readonly string[] = ['number', 'integer', 'date', 'time', 'phone'];

/** Whether the open question takes this text as a valid answer made of digits, which must then not be masked. */
export function expectsDigits(world: World, contact: Contact, text: string): boolean {
  const draft = openTurn(world, contact, { id: '', at: world.now, kind: 'handback' });
  const open = findQuestion(draft);
  if (!open || !digitTypes.includes(open.step.answer)) {
    return false;
  }
  return readReply(draft, open, { text, media: [], choice: null }).kind === 'answer';
}
