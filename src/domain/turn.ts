import { type Contact } from './contact.ts';
import { type Effect } from './effect.ts';

/** One event applied to one contact. */
export interface Turn {
  readonly contact: Contact;
  readonly effects: readonly Effect[];
}
