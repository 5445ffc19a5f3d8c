import { type Contact } from '../../domain/contact/contact.ts';
import { type Said, type SaidValue } from '../../domain/said.ts';
import { type Task } from '../../domain/task.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type Draft, nextId } from '../draft.ts';
import { say, type Tongue } from '../say.ts';

const day: Millis = 24 * 60 * 60 * 1000;

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

/** Has the companion look after somebody within two days. */
export function askCompanion(
  draft: Draft,
  key: 'task_unanswered' | 'task_unreachable',
  { sort, flow }: { readonly sort: string; readonly flow: string | null },
): void {
  draft.effects.push({
    kind: 'task',
    id: nextId(draft),
    for: 'companion',
    ...titled(key, {}, draft),
    why: '',
    due: draft.world.now + 2 * day,
    flow,
    sort,
  });
}
