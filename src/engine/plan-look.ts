import { type Instant } from '../domain/time/clock.ts';
import { type FollowUp } from '../domain/follow-up.ts';
import { change, type Draft } from './draft.ts';

/** Plans the one next look of a kind at the earliest of these moments; none where there is no moment. */
export function planLook(
  draft: Draft,
  kind: 'tasks' | 'words' | 'claims',
  moments: readonly Instant[],
): void {
  const { contact, world } = draft;
  const planned = contact.followUps.find((each) => each.kind === kind);
  const next = moments.length === 0 ? undefined : Math.min(...moments);
  // A look that was put off, while a human talks, stays where it was put.
  const due = next !== undefined && next <= world.now ? (planned?.due ?? next) : next;
  if (planned?.due === due) {
    return;
  }
  const others = contact.followUps.filter((each) => each.kind !== kind);
  const look: readonly FollowUp[] =
    due === undefined ? [] : [{ kind, id: `${contact.id}.${kind}.${due}.${world.now}`, due }];
  change(draft, { followUps: [...others, ...look] });
}
