import { type Clock, type Instant } from '../domain/clock.ts';
import { type Contact } from '../domain/contact.ts';
import { digest } from '../domain/digest.ts';
import { type Effect } from '../domain/effect.ts';
import { type Handler, type Settlement } from '../runner/path.ts';
import { type Store } from '../store/store.ts';
import { findRecipients } from './recipients.ts';
import { findWords, readHeard } from './relay/find-words.ts';
import { passOn, relayWords, replyWords } from './relay/relay-words.ts';
import { notify } from './relay/notify.ts';
import { openTask } from './tasks/open-task.ts';
import { openTicket } from './tickets/open-ticket.ts';

/** What settling needs. */
export interface HandlerParts {
  readonly store: Store;
  readonly clock: Clock;
  /** An audience query for whom urgent words reach. */
  readonly onDuty: string;
}

type Relay = Extract<Effect, { readonly kind: 'relay' }>;

/** Settles the effects that the capabilities of the programme know. */
export function createHandler({ store, clock, onDuty }: HandlerParts): Handler {
  const readRelay = async ({ words, urgent }: Relay, contact: Contact, now: Instant) => ({
    companions: await findRecipients(store, 'companion', { contact, now }),
    onDuty: urgent ? await findRecipients(store, { query: onDuty }, { contact, now }) : [],
    words: await findWords(store, words, now),
    now,
  });
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
      case 'relay':
        return relayWords(effect, contact, await readRelay(effect, contact, now));
      case 'reply':
        return replyWords(effect, contact, { words: await findWords(store, effect.words, now), now });
      case 'unanswered': {
        const coordinators = await findRecipients(store, 'coordinator', { contact, now });
        return passOn(effect, contact, {
          coordinators,
          words: await readHeard(store, effect.thread, now),
          now,
        });
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
