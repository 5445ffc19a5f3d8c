import { FormRefused } from './form-refused.ts';

/** What is said of a form that asks for something that no form of its page does. */
export function unknownAct(): FormRefused {
  return new FormRefused({ field: '', text: 'form_over' });
}
