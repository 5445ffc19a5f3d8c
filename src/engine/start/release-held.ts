import { type FollowUp } from '../../domain/follow-up.ts';
import { change, type Draft } from '../draft.ts';

/**
 * What waited for the end of a conversation comes now that it has ended, and what waited since nobody answered once
 * somebody has: the longest waiting first.
 */
export function releaseHeld(draft: Draft): void {
  const { contact, world } = draft;
  const { cap } = world.manners;
  const answered = cap === null || contact.unanswered < cap.unanswered;
  const isFree = (each: FollowUp): boolean => {
    const reason = reasonOf(each);
    return each.due > world.now && (reason === 'conversation' || (reason === 'back_off' && answered));
  };
  if (!contact.session && contact.followUps.some(isFree)) {
    change(draft, {
      followUps: contact.followUps.map((each) => (isFree(each) ? { ...each, due: world.now } : each)),
    });
  }
}

function reasonOf(followUp: FollowUp): string | null {
  return followUp.kind === 'announce' || followUp.kind === 'start' ? (followUp.reason ?? null) : null;
}
