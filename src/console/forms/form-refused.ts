import { type FormFault } from './form-state.ts';

/** A form that was not done for a reason of its own, with the place and the words of the page. */
export class FormRefused extends Error {
  readonly fault: FormFault;

  constructor(fault: FormFault) {
    super(`a form was refused: ${fault.text}`);
    this.name = 'FormRefused';
    this.fault = fault;
  }
}
