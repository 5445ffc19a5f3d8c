import { type Row } from '../../../domain/row.ts';
import { type FormFault } from '../../forms/form-refused.ts';
import { type FormState, type Typed } from '../../forms/form-state.ts';
import { type PageProps } from '../../pages/page.tsx';
import { cannedAnswer, type TicketParts } from '../../tickets/ticket-choices.ts';

/** The form to answer with the chosen canned answer, in the person's language, below what was typed. */
export async function fillIn(
  parts: TicketParts & PageProps,
  { contact }: Row,
  form: FormState,
): Promise<FormState> {
  const { text = '' } = form.typed;
  const canned = await cannedFor(parts, contact, form.typed);
  const fault = faultOf(canned);
  if (fault !== null || canned === undefined) {
    return fault === null ? form : { ...form, mistakes: { [fault.field]: parts.phrase(fault.text) } };
  }
  const words = [text, canned].filter((each) => each !== '').join('\n');
  return { ...form, typed: { ...form.typed, text: words, answer: '' } };
}

/** Nobody is to read `{who}` where the name of who answers was meant. */
function faultOf(canned: string | undefined): FormFault | null {
  if (canned === undefined) {
    return { field: 'answer', text: 'form_missing' };
  }
  return canned.includes('{who}') ? { field: 'by', text: 'form_missing' } : null;
}

async function cannedFor(
  { desk, records, defaults }: TicketParts,
  contact: string | null,
  { answer = '', by = '' }: Typed,
): Promise<string | undefined> {
  const person = contact === null ? undefined : await records.findContact(contact);
  const { name, language } = person ?? { name: '', language: defaults.language };
  const values = { name, ...(by.trim() !== '' && { who: by.trim() }) };
  return cannedAnswer(desk, answer, { language, usual: defaults.language, values });
}
