import { channelOf } from '../../domain/contact/address.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { heardRowOf } from '../../domain/heard-row.ts';
import { type Draft, send } from '../draft.ts';

/**
 * Reacts with the programme's emoji, where it has set one, to a voice note or picture that was taken as an answer: what
 * it says or shows cannot be repeated in words.
 */
export function acknowledgeMedia(draft: Draft, heard: InboundMessage): void {
  const { from, media } = heard;
  const networkId = heard.networkId ?? null;
  const sign = draft.world.manners.takenSign ?? null;
  const isKnown = networkId !== null || channelOf(from) === 'simulator';
  if (sign !== null && isKnown && media.some(({ kind }) => kind === 'voice' || kind === 'image')) {
    const message = heardRowOf(draft.event.id);
    send(draft, sign, { reaction: { message, at: from, networkId } });
  }
}
