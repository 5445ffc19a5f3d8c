import { type Millis } from '../../domain/time/clock.ts';
import { change, type Draft } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';

/** A family that writes several messages is told once that they are passed on. */
const tellAgain: Millis = 12 * 60 * 60 * 1000;
/** Who answers a question waits for a word; of several messages in a row one is enough. */
export const inQuestion: Millis = 60 * 1000;

/** Tells a family who gets what it writes, unless it was told within `again`. */
export function tellPassedOn(draft: Draft, key: 'relayed' | 'relayed_staff', again = tellAgain): void {
  const { relayedAt = null } = draft.contact;
  const { now } = draft.world;
  if (relayedAt === null || now - relayedAt > again) {
    change(draft, { relayedAt: now });
    sendPhrase(draft, key);
  }
}
