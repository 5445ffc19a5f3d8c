import { type Row } from '../../../domain/row.ts';
import { type FormState } from '../../forms/form-state.ts';
import { cannedAnswer, type TicketParts } from '../../tickets/ticket-choices.ts';

/** The form to answer with the chosen canned answer, in the person's language, below what was typed. */
export async function fillIn(parts: TicketParts, { contact }: Row, form: FormState): Promise<FormState> {
  const { text = '', by = '', answer = '' } = form.typed;
  const canned = await cannedFor(parts, contact, { answer, by });
  return { ...form, typed: { text: [text, canned].filter((each) => each !== '').join('\n'), by } };
}

async function cannedFor(
  { desk, records, defaults }: TicketParts,
  contact: string | null,
  { answer, by }: { readonly answer: string; readonly by: string },
): Promise<string> {
  const person = contact === null ? undefined : await records.findContact(contact);
  const { name, language } = person ?? { name: '', language: defaults.language };
  const values = { name, ...(by !== '' && { who: by }) };
  return cannedAnswer(desk, answer, { language, usual: defaults.language, values }) ?? '';
}
