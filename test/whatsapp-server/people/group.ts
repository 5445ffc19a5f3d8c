import { type BinaryNode, type proto } from '@whiskeysockets/baileys';
import { type Endpoint } from '../signal/endpoint.ts';
import { type LinkedAccount, type World, seconds } from '../world.ts';
import { createMessageId } from './message-id.ts';
import { lidJid, pnJid } from '../wire/jids.ts';
import { node } from '../wire/nodes.ts';

/** A group that an account is in, where others talk. */
export interface Group {
  readonly jid: string;
  readonly subject: string;
  /** Somebody in it writes; resolves with the message's id. */
  say(who: Talker, text: string): Promise<string>;
  /** What a device learns that asks about it. */
  describe(): BinaryNode;
}

/** Somebody who talks in groups. */
export interface Talker {
  readonly number: string;
  readonly lid: string;
  readonly pushName: string;
  readonly endpoint: () => Endpoint;
}

interface GroupParts {
  readonly world: World;
  readonly account: LinkedAccount;
  readonly jid: string;
  readonly subject: string;
}

/** Makes a group; whoever talks in it is a member. */
export function createGroup({ world, account, jid, subject }: GroupParts): Group {
  const members = new Set([lidJid(account.lid)]);
  const say = async (who: Talker, message: proto.IMessage) => {
    const sender = lidJid(who.lid);
    const endpoint = who.endpoint();
    members.add(sender);
    const id = createMessageId();
    const sealed = await endpoint.sealForGroup(jid, sender, message);
    const introduction = {
      senderKeyDistributionMessage: {
        groupId: jid,
        axolotlSenderKeyDistributionMessage: sealed.introduction,
      },
    };
    const attrs = {
      from: jid,
      participant: sender,
      participant_pn: pnJid(who.number),
      addressing_mode: 'lid',
      id,
      t: seconds(world),
      type: 'text',
      notify: who.pushName,
    };
    for (const device of account.linked) {
      if (!(await endpoint.knows(device.lid))) {
        await endpoint.meet(device.lid, device.bundle());
      }
      const key = await endpoint.seal(device.lid, introduction);
      device.mailbox.put(
        node('message', attrs, [
          node('enc', { v: '2', type: key.type }, key.ciphertext),
          node('enc', { v: '2', type: 'skmsg' }, sealed.ciphertext),
        ]),
      );
    }
    return id;
  };
  return {
    jid,
    subject,
    say: (who, text) => say(who, { conversation: text }),
    describe: () => {
      const id = jid.split('@')[0];
      const about = { id, subject, creation: '1700000000', s_t: '1700000000', addressing_mode: 'lid' };
      return node(
        'group',
        about,
        [...members].map((one) => node('participant', { jid: one })),
      );
    },
  };
}
