import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { change, type Draft } from '../draft.ts';

/** How soon a follow-up of a question that is not out yet is looked at again, at the earliest; sending resets it. */
const whileUnsent: Millis = 60 * 60 * 1000;

/** Plans a follow-up of a question again that nobody has got yet. */
export function putOffUnsent(draft: Draft, followUp: FollowUp & { readonly after: Millis }): void {
  putOff(draft, followUp, draft.world.now + Math.max(followUp.after, whileUnsent));
}

/** Plans a follow-up again, for later. */
export function putOff(draft: Draft, followUp: FollowUp, due: Instant): void {
  change(draft, { followUps: [...draft.contact.followUps, { ...followUp, due }] });
}
