import { type Context } from 'hono';
import { type Phrase } from '../phrase.ts';
import { type FormState } from './form-state.ts';
import { readForm } from './read-form.ts';
import { refuseForm } from './refuse-form.ts';

/** Does what a form asks for and leads to where `act` says; what is refused is shown `again` with the reason. */
export async function carryOut(
  c: Context,
  phrase: Phrase,
  {
    act,
    again,
  }: {
    readonly act: (form: FormState) => Promise<string>;
    readonly again: (tried: FormState) => Response | Promise<Response>;
  },
): Promise<Response> {
  const form = await readForm(c);
  try {
    return c.redirect(await act(form), 303);
  } catch (fault) {
    return again(refuseForm(form, fault, phrase));
  }
}
