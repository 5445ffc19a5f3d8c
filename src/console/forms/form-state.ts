import { randomUUID } from 'node:crypto';
import { digest } from '../../domain/text/digest.ts';

/** What somebody typed into a form of a page, by the names of its fields. */
export interface Typed {
  readonly [field: string]: string;
}

/**
 * What of a form cannot be done, in words, by the names of its fields; under an empty name what is no field's fault.
 */
export interface Mistakes {
  readonly [field: string]: string;
}

/** One of the forms of a page: what it does, what was typed into it, and what of that could not be done. */
export interface FormState {
  readonly act: string;
  /** Names this showing of the form, so that sending it twice does it once. */
  readonly token: string;
  readonly typed: Typed;
  readonly mistakes: Mistakes;
}

/** The state of a form: as it was tried, or empty where another one was, or none. */
export function formOf(act: string, tried: FormState | null): FormState {
  return tried?.act === act ? tried : { act, token: randomUUID(), typed: {}, mistakes: {} };
}

/** Whether there is something to mend in what was typed. */
export function isRefused({ mistakes }: Pick<FormState, 'mistakes'>): boolean {
  return Object.keys(mistakes).length > 0;
}

/** The idempotency key of what was typed: the same words from the same showing are one wish, other words another. */
export function keyOf({ act, token, typed }: FormState): string {
  const words = Object.entries(typed).sort(([one], [other]) => (one < other ? -1 : 1));
  return `${token}-${digest(JSON.stringify([act, words]))}`;
}
