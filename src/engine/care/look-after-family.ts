import { type FollowUpOf } from '../../domain/follow-up.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { concernsOf } from './concerns.ts';
import { look } from './plan-care.ts';

/**
 * Opens the tasks whose moments have come since the family was last looked at, however many were missed one of each.
 */
export function lookAfterFamily(draft: Draft, { begun, looked }: FollowUpOf<'care'>): void {
  const { contact, world } = draft;
  const concerns = concernsOf(contact, begun, world);
  for (const { next, task } of concerns) {
    if (next(looked) <= world.now) {
      draft.effects.push({ kind: 'task', id: nextId(draft), why: '', flow: null, ...task() });
    }
  }
  const due = Math.min(...concerns.map(({ next }) => next(world.now)));
  if (due !== Infinity) {
    const again = look(contact, { due, begun, looked: world.now });
    change(draft, { followUps: [...draft.contact.followUps, again] });
  }
}
