import { proto } from '@whiskeysockets/baileys';
import { type LinkedAccount, type World, seconds } from '../world.ts';
import { createMessageId } from './message-id.ts';
import { node } from '../wire/nodes.ts';

/** A newsletter that an account follows: its posts are not sealed. */
export interface Newsletter {
  readonly jid: string;
  /** Posts a text; gives the message's id. */
  post(text: string): string;
}

/** Makes a newsletter. */
export function createNewsletter({
  world,
  account,
  jid,
}: {
  readonly world: World;
  readonly account: LinkedAccount;
  readonly jid: string;
}): Newsletter {
  return {
    jid,
    post: (text) => {
      const id = createMessageId();
      const plain = proto.Message.encode({ conversation: text }).finish();
      const attrs = { from: jid, id, t: seconds(world), type: 'text', server_id: '100' };
      account.linked.forEach(({ mailbox }) => {
        mailbox.put(node('message', attrs, [node('plaintext', {}, plain)]));
      });
      return id;
    },
  };
}
