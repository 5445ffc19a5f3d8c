import { type Instant } from '../../domain/clock.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { change, type Draft } from '../draft.ts';

/** Plans a follow-up again, for later. */
export function putOff(draft: Draft, followUp: FollowUp, due: Instant): void {
  change(draft, { followUps: [...draft.contact.followUps, { ...followUp, due }] });
}
