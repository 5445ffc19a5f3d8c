import { type OutboundMessage } from '../../../src/domain/message.ts';

/** An answer to somebody who wrote, unless told otherwise. */
export function outboundMessage(changes: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    id: 'e1.1',
    to: 'whatsapp:main/pn/6281200000001',
    text: 'Apa kabar?',
    choices: [],
    question: null,
    media: [],
    solicited: true,
    urgent: false,
    met: true,
    ...changes,
  };
}
