import { type Event } from '../../domain/event.ts';
import { type Draft } from '../draft.ts';
import { countExpiryAnew } from '../due/count-expiry-anew.ts';
import { askWhoIsThere, speak } from './not-me.ts';
import { letWait } from './take-turns.ts';

/** What happens to a contact because others share its phone. */
export type HouseholdEvent = Extract<Event, { readonly kind: 'behind' | 'floor' | 'speak' | 'household' }>;

/** Takes turns on a shared phone. That a question which waited may go now is seen to where it is sent. */
export function hearHousehold(draft: Draft, event: HouseholdEvent): void {
  switch (event.kind) {
    case 'behind':
      letWait(draft, [event.contact]);
      return;
    case 'floor':
      countExpiryAnew(draft);
      letWait(draft, event.behind);
      return;
    case 'speak':
      countExpiryAnew(draft);
      speak(draft);
      return;
    case 'household':
      askWhoIsThere(draft, event);
  }
}
