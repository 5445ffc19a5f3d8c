import { type Turn } from '../domain/turn.ts';
import { planCampaigns } from './campaigns/plan-campaigns.ts';
import { keepStop } from './consent/after-stop.ts';
import { planCare } from './care/plan-care.ts';
import { change, type Draft } from './draft.ts';
import { passFloor } from './household/take-turns.ts';
import { releaseHeld } from './start/release-held.ts';
import { callNext } from './start/waiting-starts.ts';
import { planClaims } from './moves/watch-claims.ts';
import { planTasks } from './tasks/look-after-tasks.ts';
import { planWords } from './relay/watch-words.ts';
import { guardLoop } from './guard-loop.ts';
import { walk } from './walk.ts';

/** Most turns plan nothing anew, and then there is nothing to be copied. */
function planNext(draft: Draft): void {
  const planned = planCampaigns(draft.contact, draft.world);
  if (planned !== draft.contact) {
    Object.assign(draft.contact, planned);
  }
}

/** What was queued while a human talked begins when the conversation was handed back. */
function beginQueued(draft: Draft): void {
  const { session, ticket, queued } = draft.contact;
  if (queued.length > 0 && session === null && ticket === null) {
    walk(draft);
  }
}

/** The finished turn, checked by the loop guard. */
export function closeTurn(draft: Draft): Turn {
  beginQueued(draft);
  callNext(draft);
  releaseHeld(draft);
  planTasks(draft);
  planWords(draft);
  planClaims(draft);
  change(draft, { followUps: planCare(draft.contact, draft.world) });
  planNext(draft);
  passFloor(draft);
  keepStop(draft);
  guardLoop(draft);
  return { contact: draft.contact, effects: draft.effects, notes: draft.notes };
}
