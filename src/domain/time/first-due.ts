import { type Instant } from './clock.ts';
import { type FollowUp } from '../follow-up.ts';

/**
 * What comes first of all that is due until a moment. Of two at the same moment a flow's own `expires` comes last: a
 * timeout that ends just then still goes where it was told to.
 */
export function firstDue(followUps: readonly FollowUp[], until: Instant): FollowUp | undefined {
  const due = followUps.filter((each) => each.due <= until);
  return due.sort((a, b) => a.due - b.due || lateness(a) - lateness(b))[0];
}

function lateness({ kind }: FollowUp): number {
  return kind === 'expire' ? 1 : 0;
}
