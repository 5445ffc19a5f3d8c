import { subjectOf } from '../../domain/task.ts';
import { type EventOf } from '../../domain/event.ts';
import { type Draft, nextId } from '../draft.ts';

/** A coordinator enters another address of this family: whoever walks beside it is asked first. */
export function enterNumber(draft: Draft, { address, newcomer }: EventOf<'new_number'>): void {
  const id = nextId(draft);
  const about = subjectOf(draft.contact);
  const claim = { id, about, newcomer, addresses: [address], others: [], passedOn: false };
  draft.effects.push({ kind: 'ask_claim', id, claim });
}
