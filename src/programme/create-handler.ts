import { type Clock } from '../domain/clock.ts';
import { type Contact } from '../domain/contact.ts';
import { digest } from '../domain/digest.ts';
import { type Effect } from '../domain/effect.ts';
import { type Handler, type Settlement } from '../runner/path.ts';
import { type Store } from '../store/store.ts';
import { findRecipients } from './recipients.ts';
import { notify } from './relay/notify.ts';
import { openTask } from './tasks/open-task.ts';
import { openTicket } from './tickets/open-ticket.ts';

/** Settles the effects that the capabilities of the programme know. */
export function createHandler({ store, clock }: { store: Store; clock: Clock }): Handler {
  return async (effect, contact) => {
    const now = clock.now();
    switch (effect.kind) {
      case 'task': {
        const assignees = await findRecipients(store, effect.for, { contact, now });
        return openTask(effect, contact, { assignees, now });
      }
      case 'notify': {
        const recipients = await findRecipients(store, effect.to, { contact, now });
        return notify(effect, contact, { recipients, now });
      }
      case 'handover': {
        const coordinators = await findRecipients(store, 'coordinator', { contact, now });
        return openTicket(effect, contact, { coordinators, now });
      }
      case 'call':
        return failCall(effect, contact, now);
      case 'send':
      case 'heard':
      case 'record':
      case 'session':
      case 'consent':
      case 'task_state':
      case 'held':
      case 'incident':
      case 'keep':
      case 'cancel':
        return { rows: [], happen: [] };
    }
  };
}

/** No outside is connected: the flow goes on at once, by its failure branch. */
function failCall(
  { id }: Extract<Effect, { readonly kind: 'call' }>,
  contact: Contact,
  at: number,
): Settlement {
  // Digested, so that calls in a row do not lengthen the names that are derived from them.
  const event = { id: `a${digest(id)}`, at, kind: 'answer', call: id, value: null, failed: true } as const;
  return { rows: [], happen: [{ contact: contact.id, event }] };
}
