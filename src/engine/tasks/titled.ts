import { type Contact } from '../../domain/contact/contact.ts';
import { type Said } from '../../domain/said.ts';
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
