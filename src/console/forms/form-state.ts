import { randomUUID } from 'node:crypto';
import { digest } from '../../domain/text/digest.ts';
import { type ConsoleText } from '../phrase.ts';

/** What somebody typed into a form of a page, by the names of its fields. */
export interface Typed {
  readonly [field: string]: string;
}

/** What of a form cannot be done; the field is empty where it is no field's fault. */
export interface FormFault {
  readonly field: string;
  readonly text: ConsoleText;
}

/** One of the forms of a page: what it does, what was typed into it, and what of that could not be done. */
export interface FormState {
  readonly act: string;
  /** Names this showing of the form, so that sending it twice does it once. */
  readonly token: string;
  readonly typed: Typed;
  readonly fault: FormFault | null;
}

/** The state of a form: as it was tried, or empty where another one was, or none. */
export function formOf(act: string, tried: FormState | null): FormState {
  return tried?.act === act ? tried : { act, token: randomUUID(), typed: {}, fault: null };
}

/** The idempotency key of what was typed: the same words from the same showing are one wish, other words another. */
export function keyOf({ act, token, typed }: FormState): string {
  const words = Object.entries(typed).sort(([one], [other]) => (one < other ? -1 : 1));
  return `${token}-${digest(JSON.stringify([act, words]))}`;
}
