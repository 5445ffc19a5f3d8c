import { type Fault, formatErrors } from '../flowfile/yaml/fault.ts';
import { Refusal } from './refusal.ts';

/** Throws a Refusal that lists the errors among faults, where there are any, and what is to be done about them. */
export function refuseErrors(faults: readonly Fault[], ...todo: readonly string[]): void {
  const errors = formatErrors(faults);
  if (errors.length > 0) {
    throw new Refusal([...errors, ...todo].join('\n'));
  }
}
