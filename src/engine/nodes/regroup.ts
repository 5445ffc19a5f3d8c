import { change, type Draft } from '../draft.ts';
import { matchesQuery } from './query/matches-query.ts';
import { note } from './notes.ts';

/** Puts the contact into the groups whose query it meets, and takes it out of the others. */
export function regroup(draft: Draft): void {
  const { groups } = draft.world.workspace;
  const active = (draft.contact.status ?? 'active') === 'active';
  const asked = groups.filter(({ query }) => query !== null && query !== '');
  const inside = (name: string): boolean => draft.contact.groups.includes(name);
  const meets = new Map(
    asked.map(({ name, query }) => [name, active && matchesQuery(draft, query ?? '')] as const),
  );
  const added = asked.map(({ name }) => name).filter((name) => meets.get(name) === true && !inside(name));
  const removed = asked.map(({ name }) => name).filter((name) => meets.get(name) === false && inside(name));
  changeGroups(draft, added, removed);
}

/** The same after a change of the contact: who is not active is in no group at all. */
export function regroupChanged(draft: Draft): void {
  if ((draft.contact.status ?? 'active') === 'active') {
    regroup(draft);
  } else {
    changeGroups(draft, [], draft.contact.groups);
  }
}

/** Puts the contact into some groups and takes it out of others; told only where something changes. */
export function changeGroups(draft: Draft, added: readonly string[], removed: readonly string[]): void {
  if (added.length === 0 && removed.length === 0) {
    return;
  }
  const kept = draft.contact.groups.filter((name) => !removed.includes(name));
  change(draft, { groups: [...kept, ...added] });
  note(draft, 'contact_groups_changed', {
    added: added.length > 0 ? added : undefined,
    removed: removed.length > 0 ? removed : undefined,
  });
}
