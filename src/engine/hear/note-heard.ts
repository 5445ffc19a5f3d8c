import { nowHeardOn } from '../../domain/contact/heard-on.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { change, type Draft } from '../draft.ts';
import { countExpiryAnew } from '../due/count-expiry-anew.ts';
import { findReserved, wordOf } from './find-reserved.ts';

/**
 * They are there: silence ends, expiry counts anew, answers go to where they wrote from. What stays as it was stays
 * the same list, so that it need not be written again.
 */
export function noteHeard(draft: Draft, message: InboundMessage): void {
  const { from } = message;
  const { addresses, unreachable } = draft.contact;
  const { now } = draft.world;
  change(draft, { stranger: false, heardOn: nowHeardOn(draft.contact, from, now) });
  if (!isSomebodyElse(draft, message)) {
    change(draft, { lastHeardAt: now, unanswered: 0 });
  }
  // One that was taken from them since is somebody else's by now.
  if (addresses[0] !== from && addresses.includes(from)) {
    change(draft, { addresses: [from, ...addresses.filter((each) => each !== from)] });
  }
  if (unreachable.includes(from)) {
    change(draft, { unreachable: unreachable.filter((each) => each !== from) });
  }
  countExpiryAnew(draft);
}

/** Who says that they are another does not end the silence of this one. */
function isSomebodyElse(draft: Draft, message: InboundMessage): boolean {
  const isShared = (draft.contact.shared?.length ?? 0) > 0;
  return isShared && findReserved(draft, message, wordOf(message)) === 'not_me';
}
