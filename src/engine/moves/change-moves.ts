import { type Event } from '../../domain/event.ts';
import { subjectOf } from '../../domain/contact/subject-of.ts';
import { type Draft, nextId } from '../draft.ts';
import { takeClaim } from './hear-claim.ts';
import { endMove } from './hear-move.ts';

/** What happens because somebody has a new number. */
export type MoveEvent = Extract<
  Event,
  { readonly kind: 'claim' | 'claim_again' | 'claim_done' | 'new_number' }
>;

/** Whether an event is about a new number. */
export function isMove(event: Event): event is MoveEvent {
  const kinds: readonly Event['kind'][] = ['claim', 'claim_again', 'claim_done', 'new_number'];
  return kinds.includes(event.kind);
}

/** Asks, or tells whoever asked. */
export function changeMoves(draft: Draft, event: MoveEvent): void {
  switch (event.kind) {
    case 'claim':
      takeClaim(draft, event.claim);
      return;
    case 'claim_again':
      draft.effects.push({ kind: 'ask_claim', id: nextId(draft), claim: event.claim });
      return;
    case 'claim_done':
      endMove(draft, event.same);
      return;
    case 'new_number': {
      const id = nextId(draft);
      const { address, newcomer } = event;
      const about = subjectOf(draft.contact);
      const claim = { id, about, newcomer, addresses: [address], others: [], passedOn: false };
      draft.effects.push({ kind: 'ask_claim', id, claim });
    }
  }
}
