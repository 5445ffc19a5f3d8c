import { type Draft } from '../../draft.ts';
import { type Named } from '../node-flow.ts';
import { noteError } from '../notes.ts';
import { changeGroups } from '../regroup.ts';
import { type Group } from '../../workspace.ts';
import { type ActionOf } from './action-of.ts';
import { findNamed } from './find-named.ts';

/** Puts the contact into groups. */
export function addToGroups(draft: Draft, { groups }: ActionOf<'add_contact_groups'>): undefined {
  const found = find(draft, groups);
  if (isShutOut(draft)) {
    return;
  }
  const added = found.filter(({ query }) => !query).map(({ name }) => name);
  const fresh = added.filter((name) => !draft.contact.groups.includes(name));
  refuseQueries(draft, found, 'add contacts to');
  changeGroups(draft, [...new Set(fresh)], []);
}

/** Takes the contact out of groups, or out of all that have no query. */
export function removeFromGroups(
  draft: Draft,
  { groups, all }: ActionOf<'remove_contact_groups'>,
): undefined {
  const known = draft.world.workspace.groups;
  const found = all ? known.filter(({ query }) => !query) : find(draft, groups);
  if (isShutOut(draft)) {
    return;
  }
  const names = found.filter(({ query }) => !query).map(({ name }) => name);
  const mine = draft.contact.groups.filter((name) => names.includes(name));
  refuseQueries(draft, found, 'remove contacts from');
  changeGroups(draft, [], mine);
}

/** Blocked and stopped contacts keep the groups that they have; the reference tells both actions in the same words. */
function isShutOut(draft: Draft): boolean {
  const { status = 'active' } = draft.contact;
  const shut = status !== 'active' && status !== 'archived';
  if (shut) {
    noteError(draft, "Can't add blocked or stopped contacts to groups");
  }
  return shut;
}

function find(draft: Draft, groups: readonly Named[]): readonly Group[] {
  return findNamed(draft, groups, { things: draft.world.workspace.groups, what: 'group' });
}

function refuseQueries(draft: Draft, groups: readonly Group[], what: string): void {
  for (const { name } of groups.filter(({ query }) => query)) {
    noteError(draft, `Can't ${what} the query based group '${name}'`);
  }
}
