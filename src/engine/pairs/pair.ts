import { type EventOf } from '../../domain/event.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';

/** A family gets another companion: what was open about it goes there at once, in the same act. */
export function pair(draft: Draft, { companion, name, many = false }: EventOf<'pair'>): void {
  const from = draft.contact.companion;
  if (from === companion) {
    return;
  }
  // What was ended between two people does not hold for the next.
  change(draft, { companion, ...(draft.contact.talkEnded ? { talkEnded: [] } : {}) });
  draft.effects.push({ kind: 'paired', id: nextId(draft), from, to: companion, name: many ? null : name });
  const { status } = draft.contact.consent;
  if (name !== null && companion !== null && (status === 'opted_in' || !draft.world.manners.consent)) {
    sendPhrase(draft, 'paired', {}, { who: name });
  }
}
