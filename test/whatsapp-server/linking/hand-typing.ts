import { type proto } from '@whiskeysockets/baileys';
import { type Account } from '../people/account.ts';
import { type Addressing, lidJid, pnJid } from '../wire/jids.ts';
import { type World } from '../world.ts';
import { createMessageId } from '../people/message-id.ts';
import { textOf } from '../people/contents.ts';

/** To whom somebody types: a person, or the address of one. */
type Recipient = string | { readonly number: string };

/** How a message typed by hand looks. */
interface TypeOptions {
  readonly id?: string;
  readonly addressing?: Addressing;
}

/** Types a message on the phone; resolves with its id. */
export type HandTyping = (
  to: Recipient,
  message: string | proto.IMessage,
  options?: TypeOptions,
) => Promise<string>;

/** Sends a copy to the linked devices. */
export type PostCopy = (
  id: string,
  message: proto.IMessage,
  attrs: Readonly<Record<string, string | undefined>>,
) => Promise<void>;

interface HandTypingParts {
  readonly world: World;
  readonly account: Account;
  readonly post: PostCopy;
}

/** Makes what somebody with the account's phone in hand does. */
export function createHandTyping({ world, account: { number, lid }, post }: HandTypingParts): HandTyping {
  return async (to, content, { id = createMessageId(), addressing = 'lid' } = {}) => {
    const message = typeof content === 'string' ? { conversation: content } : content;
    const whom = world.directory.find(typeof to === 'string' ? to : to.number);
    if (whom === undefined) {
      throw new Error('there is nobody at this address');
    }
    const [pn, hidden] = [pnJid(whom.number), lidJid(whom.lid)];
    const isLid = addressing === 'lid';
    const recipient = isLid ? hidden : pn;
    const alt = isLid ? { peer_recipient_pn: pn } : { peer_recipient_lid: hidden };
    const from = isLid ? lidJid(lid) : pnJid(number);
    const copy = { deviceSentMessage: { destinationJid: recipient, message } };
    await post(id, copy, { from, recipient, addressing_mode: addressing, ...alt });
    const shown = { id, at: world.now(), from: number, device: 0, to: recipient, message };
    whom.show({ ...shown, text: textOf(message), stanza: null });
    world.log.stir();
    return id;
  };
}
