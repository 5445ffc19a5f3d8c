import { type OpenClaim } from '../../domain/contact/claim.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { change, type Draft, nextId, raise } from '../draft.ts';
import { planLook } from '../plan-look.ts';
import { askClaim } from './hear-claim.ts';

/** After a day they are asked once more, after three a coordinator is asked in their place. */
const remindAfter: Millis = 24 * 60 * 60 * 1000;
const patience: Millis = 3 * 24 * 60 * 60 * 1000;

/** Looks at the claims whose moment has come: nobody who wrote from a new number is left without an answer. */
export function lookAfterClaims(draft: Draft): void {
  const { now } = draft.world;
  for (const claim of draft.contact.claims ?? []) {
    if (claim.at + patience <= now) {
      giveUp(draft, claim);
    } else if (nextOf(claim) <= now) {
      replace(draft, claim, { ...claim, shownAt: now });
      askClaim(draft, claim);
    }
  }
}

function giveUp(draft: Draft, claim: OpenClaim): void {
  replace(draft, claim, null);
  if (claim.passedOn) {
    raise(draft, 'no_recipient', {
      key: `move:${claim.id}`,
      detail: 'nobody said whether a new number is true',
    });
    draft.effects.push({
      kind: 'claim_answered',
      id: nextId(draft),
      claim: { ...claim, others: [] },
      same: false,
    });
  } else {
    draft.effects.push({ kind: 'ask_claim', id: nextId(draft), claim: { ...claim, passedOn: true } });
  }
}

function replace(draft: Draft, claim: OpenClaim, next: OpenClaim | null): void {
  const claims = draft.contact.claims ?? [];
  change(draft, { claims: claims.flatMap((each) => (each === claim ? (next ?? []) : each)) });
}

function nextOf({ at, shownAt }: OpenClaim): Instant {
  return shownAt === at ? at + remindAfter : at + patience;
}

/** Plans the one next look at the claims; none where there are none. */
export function planClaims(draft: Draft): void {
  planLook(draft, 'claims', (draft.contact.claims ?? []).map(nextOf));
}
