import { type InboundMessage } from '../../domain/message.ts';
import { type Draft } from '../draft.ts';
import { urnIdentity, urnOfAddress } from './urn.ts';

/** Where a message came from, as a URN: the one that stands for its address. */
export function urnOfMessage({ contact }: Draft, { from }: InboundMessage): string {
  const urn = urnOfAddress(from);
  return contact.urns ? (contact.urns.find((each) => urnIdentity(each) === urn) ?? '') : urn;
}
