import { type Contact } from './contact/contact.ts';
import { type Effect } from './effect.ts';
import { type Note } from './note.ts';

/** One event applied to one contact. */
export interface Turn {
  readonly contact: Contact;
  readonly effects: readonly Effect[];
  /** What node flows did on the way, in order. */
  readonly notes: readonly Note[];
}
