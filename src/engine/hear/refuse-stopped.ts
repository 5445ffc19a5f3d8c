import { type InboundMessage } from '../../domain/message.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { change, type Draft } from '../draft.ts';
import { chooseWhoIsThere } from '../household/not-me.ts';
import { sendPhrase } from '../send-phrase.ts';
import { type ReservedWord } from '../built-in-words.ts';
import { actOnReserved } from './act-on-reserved.ts';
import { wordOf } from './find-reserved.ts';

const day: Millis = 24 * 60 * 60 * 1000;

/**
 * After STOP only START and help act; anything else gets one answer a day, another STOP gets none. On a shared phone it
 * holds for who said it: the others may still take the phone.
 */
export function refuseStopped(
  draft: Draft,
  reserved: ReservedWord | undefined,
  message: InboundMessage,
): void {
  if (reserved === 'start' || reserved === 'help') {
    actOnReserved(draft, reserved, message);
    return;
  }
  if (isHandingOn(draft, reserved, message)) {
    return;
  }
  const { refusedAt } = draft.contact;
  const lately = refusedAt !== null && draft.world.now - refusedAt < day;
  if (reserved !== 'stop' && !lately) {
    change(draft, { refusedAt: draft.world.now });
    sendPhrase(draft, 'still_stopped');
  }
}

function isHandingOn(draft: Draft, reserved: ReservedWord | undefined, message: InboundMessage): boolean {
  if (reserved === 'not_me' && draft.contact.shared?.length) {
    actOnReserved(draft, reserved, message);
    return true;
  }
  return reserved === undefined && chooseWhoIsThere(draft, message, wordOf(message));
}
