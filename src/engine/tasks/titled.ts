import { type Contact } from '../../domain/contact/contact.ts';
import { type Said, type SaidValue } from '../../domain/said.ts';
import { type Task } from '../../domain/task.ts';
import { say, type Tongue } from '../say.ts';

/** The title of a task that is one of the product's own texts, about this contact. */
export function titled(
  key: Said['key'],
  values: Said['values'],
  { contact, world }: { readonly contact: Contact; readonly world: Tongue },
): { readonly title: string; readonly said: Said } {
  const said = { key, values };
  return { title: say(said, contact, world), said };
}

/** The title of a task as something to be said, whatever the language of who reads it is. */
export function titleOf(
  { title, said, about }: Pick<Task, 'title' | 'said' | 'about'>,
  { name }: Pick<Contact, 'name'>,
): SaidValue {
  return said ? [{ ...said, values: { ...said.values, name: about?.name ?? name } }] : title;
}
