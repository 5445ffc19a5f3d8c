import { type Row } from '../../../domain/row.ts';
import { noteBody } from '../../contacts/note-view.ts';
import { FormRefused } from '../../forms/form-refused.ts';
import { type FormState, keyOf } from '../../forms/form-state.ts';
import { unknownAct } from '../../forms/unknown-act.ts';
import { parsePart } from '../../http/parse-part.ts';
import { awaitRow } from '../../rows/await-row.ts';
import { answerTicket, ticketWords } from '../../tickets/answer-ticket.ts';
import { changeTicket, staffChange, stateChange, topicChange } from '../../tickets/change-ticket.ts';
import { noteTicket } from '../../tickets/note-ticket.ts';
import { type TicketParts } from '../../tickets/ticket-choices.ts';

const namedWords = ticketWords.required();

/**
 * Does what a form on the page of a conversation asks for, and waits until the page can show it. Throws ApiError where
 * it cannot be done.
 */
export async function actOnTicket(parts: TicketParts, ticket: Row, form: FormState): Promise<void> {
  if (form.act === 'note') {
    await writeDown(parts, ticket, form);
    return;
  }
  const isDone = isEnd(ticket.data['state']) && isEnd(form.typed['state']);
  const done = isDone ? null : await change(parts, ticket, form);
  if (done?.seen === false) {
    await awaitRow(parts.records, 'tickets', ticket.id, ticket.version);
  }
}

async function writeDown(parts: TicketParts, ticket: Row, form: FormState): Promise<void> {
  const { text, by } = form.typed;
  const body = parsePart(noteBody, 'body', { text, by });
  const { id } = await noteTicket(parts, ticket, { key: keyOf(form), body });
  await awaitRow(parts.records, 'notes', id);
}

/** What a form changes. */
async function change(parts: TicketParts, ticket: Row, form: FormState): Promise<{ readonly seen: boolean }> {
  const { text, by, assignee = '', topic = '' } = form.typed;
  const key = keyOf(form);
  switch (form.act) {
    case 'say':
      return answerTicket(parts, ticket, { key, body: parsePart(namedWords, 'body', { text, by }) });
    case 'state':
      return changeTicket(parts, ticket, { name: key, body: stateOf(form) });
    case 'assign': {
      const wanted = { assignee: assignee === '' ? null : assignee };
      return changeTicket(parts, ticket, { name: key, body: parsePart(staffChange, 'body', wanted) });
    }
    case 'topic': {
      const wanted = { topic: topic.trim() };
      return changeTicket(parts, ticket, { name: key, body: parsePart(topicChange, 'body', wanted) });
    }
    default:
      throw unknownAct();
  }
}

/** To end it without having solved it needs a word why. */
function stateOf({ typed: { state, reason = '' } }: FormState) {
  if (state === 'closed' && reason.trim() === '') {
    throw new FormRefused({ field: 'reason', text: 'form_missing' });
  }
  return parsePart(stateChange, 'body', { state, reason: reason.trim() });
}

function isEnd(state: unknown): boolean {
  return state === 'solved' || state === 'closed';
}
