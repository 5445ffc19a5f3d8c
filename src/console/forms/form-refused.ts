import { type ConsoleText } from '../phrase.ts';

/** What of a form cannot be done; the field is empty where it is no field's fault. */
export interface FormFault {
  readonly field: string;
  readonly text: ConsoleText;
}

/** A form that was not done for a reason of its own, with the place and the words of the page. */
export class FormRefused extends Error {
  readonly fault: FormFault;

  constructor(fault: FormFault) {
    super(`a form was refused: ${fault.text}`);
    this.name = 'FormRefused';
    this.fault = fault;
  }
}
