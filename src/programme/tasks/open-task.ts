import { type Contact } from '../../domain/contact.ts';
import { type Effect } from '../../domain/effect.ts';
import { type Instant } from '../../domain/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Settlement } from '../../runner/path.ts';
import { incident } from '../incident.ts';

/** A task becomes a row; where nobody can be its assignee it stays open and an incident says so. */
export function openTask(
  effect: Extract<Effect, { readonly kind: 'task' }>,
  contact: Contact,
  about: { readonly assignees: readonly Contact[]; readonly now: Instant },
): Settlement {
  const { id, title, why, due, flow } = effect;
  const assignee = about.assignees[0]?.id ?? null;
  const row: Row = {
    kind: 'tasks',
    id,
    contact: contact.id,
    at: about.now,
    version: 1,
    data: {
      title,
      why,
      due,
      flow,
      for: typeof effect.for === 'string' ? effect.for : effect.for.query,
      assignee,
      village: contact.village,
      companion: contact.companion,
      state: 'open',
    },
  };
  const missing = incident(
    { what: 'no_recipient', key: `task:${contact.id}`, flow, detail: 'a task has nobody to do it' },
    contact,
    about.now,
  );
  return { rows: assignee === null ? [row, missing] : [row], happen: [] };
}
