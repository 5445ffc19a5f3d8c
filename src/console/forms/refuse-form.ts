import { ApiError } from '../http/api-error.ts';
import { type ConsoleText, type Phrase } from '../phrase.ts';
import { type FormFault, FormRefused } from './form-refused.ts';
import { type FormState, type Typed } from './form-state.ts';

/** A form with what of it was refused, in words of the pages. Throws again what is not the fault of who typed. */
export function refuseForm(form: FormState, fault: unknown, phrase: Phrase): FormState {
  const { field, text } = faultOf(fault, form.typed);
  return { ...form, mistakes: { [field]: phrase(text) } };
}

function faultOf(fault: unknown, typed: Typed): FormFault {
  if (fault instanceof FormRefused) {
    return fault.fault;
  }
  if (!(fault instanceof ApiError)) {
    throw fault;
  }
  const place = placeOf(fault, typed);
  const text = wordsFor(fault, typed[place] ?? '');
  if (text === null) {
    throw fault;
  }
  return { field: place, text };
}

/** The field at fault: `fields.children` where the form has one of that name, else the first part of its path. */
function placeOf({ where }: ApiError, typed: Typed): string {
  const [part, ...path] = (where ?? '').split('.');
  const whole = path.join('.');
  return part === 'body' ? (whole in typed ? whole : (path[0] ?? '')) : '';
}

function wordsFor({ reason }: ApiError, typed: string): ConsoleText | null {
  if (reason === 'bad_request') {
    return typed.trim() === '' ? 'form_missing' : 'form_unfit';
  }
  if (reason === 'conflict') {
    return 'form_over';
  }
  return reason === 'not_found' ? 'form_gone' : null;
}
