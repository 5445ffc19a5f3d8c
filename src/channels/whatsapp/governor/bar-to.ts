import { type Millis } from '../../../domain/time/clock.ts';
import { type OutboundMessage } from '../../../domain/message.ts';
import { type Hold } from '../../channel.ts';
import { budgetOf, type LimitsAt, untilTomorrow } from './number-limits.ts';
import { type NumberState } from './number-state.ts';

/** Why a message may not go now, and how long until it is worth asking again. */
export interface Bar {
  readonly hold: Hold;
  readonly wait: Millis;
}

/** Even a long restriction is looked at again once a day. */
const day: Millis = 24 * 60 * 60 * 1000;

type Begins = Pick<OutboundMessage, 'solicited' | 'met' | 'heardAt'>;

/** Whether the message begins a conversation with somebody who never wrote to this number. */
export function isNewContact(message: Begins, state: NumberState, chat: string): boolean {
  return !message.solicited && !isKnown(message, state) && !state.begun.includes(chat);
}

/** Whoever wrote to the number before it knows none of this one, and the network takes us for a stranger. */
function isKnown({ met, heardAt }: Begins, { since }: NumberState): boolean {
  return met && (heardAt === undefined || heardAt >= since);
}

/**
 * What bars an unasked message, whatever its turn. While the network forbids the number to write first it only
 * answers, but for urgent words to people we know; strangers are few or none; the day has a budget, to which those
 * belong who have a turn already (`ahead`). Undefined when nothing does.
 */
export function barTo(
  message: Begins & Pick<OutboundMessage, 'urgent'>,
  state: NumberState,
  { chat, ahead, ...at }: LimitsAt & { readonly chat: string; readonly ahead: number },
): Bar | undefined {
  const { unasked, newContacts, restrictedUntil } = budgetOf(state, at);
  if (restrictedUntil !== null && !(message.urgent && isKnown(message, state))) {
    return { hold: 'restricted', wait: Math.min(restrictedUntil - at.now, day) };
  }
  if (message.urgent) {
    return undefined;
  }
  if (isNewContact(message, state, chat) && newContacts.used >= newContacts.limit) {
    return { hold: 'new_contact', wait: untilTomorrow(at) };
  }
  return unasked.used + ahead >= unasked.limit ? { hold: 'day_budget', wait: untilTomorrow(at) } : undefined;
}
