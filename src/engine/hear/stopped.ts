import { type InboundMessage } from '../../domain/message.ts';
import { type Millis } from '../../domain/clock.ts';
import { change, type Draft } from '../draft.ts';
import { sendPhrase } from '../phrase.ts';
import { type ReservedWord } from '../world.ts';
import { actOnReserved } from './reserved.ts';

const day: Millis = 24 * 60 * 60 * 1000;

/** After STOP only START and help act; anything else gets one answer a day, another STOP gets none. */
export function refuseStopped(
  draft: Draft,
  reserved: ReservedWord | undefined,
  message: InboundMessage,
): void {
  if (reserved === 'start' || reserved === 'help') {
    actOnReserved(draft, reserved, message);
    return;
  }
  const { refusedAt } = draft.contact;
  const lately = refusedAt !== null && draft.world.now - refusedAt < day;
  if (reserved !== 'stop' && !lately) {
    change(draft, { refusedAt: draft.world.now });
    sendPhrase(draft, 'still_stopped');
  }
}
