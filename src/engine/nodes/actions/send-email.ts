import { type Draft, nextId } from '../../draft.ts';
import { type Program } from '../../program.ts';
import { evaluateText } from '../evaluate-at.ts';
import { localise } from '../localise.ts';
import { note, noteError } from '../notes.ts';
import { getRun } from '../run-state.ts';
import { type ActionOf } from './action-of.ts';

/** An e-mail goes to the coordinator as a message: there is no mail here. */
export function sendEmail(draft: Draft, action: ActionOf<'send_email'>, program: Program): undefined {
  const { text: subjectText } = evaluateText(draft, localise(draft, program, action.subject).value);
  const subject = subjectText.replaceAll(/\s+/gu, ' ').trim();
  if (subject === '') {
    noteError(draft, 'Email subject evaluated to empty string, skipping');
    return;
  }
  const { text: body } = evaluateText(draft, localise(draft, program, action.body).value);
  if (body === '') {
    noteError(draft, 'Email body evaluated to empty string, skipping');
    return;
  }
  const to = action.addresses.flatMap((address) => {
    const text = evaluateText(draft, address).text.replace(/^mailto:/u, '');
    if (text === '') {
      noteError(draft, 'Email address evaluated to empty string, skipping');
    }
    return text === '' ? [] : [text];
  });
  if (to.length === 0) {
    return;
  }
  note(draft, 'email_sent', { to, subject, body });
  draft.effects.push({
    kind: 'notify',
    id: nextId(draft),
    to: 'coordinator',
    text: `${subject}\n\n${body}`,
    flow: program.id,
    step: getRun(draft).node,
  });
}
