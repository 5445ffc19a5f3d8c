import { type BinaryNode } from '@whiskeysockets/baileys';
import { type Device } from '../device.ts';
import { type Endpoint, createEndpoint } from '../signal/endpoint.ts';
import { type Mail, createMail } from './mail.ts';
import { type Parcel, type Resident } from '../directory.ts';
import { type ReceivedMessage, createScreen } from './received-message.ts';
import { type LinkedAccount, type World, seconds } from '../world.ts';
import { addressingOf, deviceOf, lidJid, pnJid, userOf } from '../wire/jids.ts';
import { attr, node } from '../wire/nodes.ts';
import { createMessageId } from './message-id.ts';
import { giveAgain } from './give-again.ts';
import { textOf } from './contents.ts';
import { uploadAgain } from './upload-again.ts';

/** A number on WhatsApp that devices are linked to. */
export interface Account extends Resident, LinkedAccount {
  readonly pushName: string;
  readonly endpoint: Endpoint;
  readonly mail: Mail;
  /** How many devices were ever linked. */
  everLinked: number;
  /** What linked devices sent, as the phone shows it (the copies that go to one's own phone). */
  readonly copies: readonly ReceivedMessage[];
}

interface AccountParts {
  readonly world: World;
  readonly number: string;
  readonly lid: string;
  readonly pushName: string;
}

/** Makes an account to which nothing is linked yet. */
export function createAccount({ world, number, lid, pushName }: AccountParts): Account {
  const endpoint = createEndpoint();
  const screen = createScreen();
  const find = (id: number) => account.linked.find((device) => device.id === id);
  const account: Account = {
    number,
    lid,
    pushName,
    endpoint,
    mail: createMail({ world, endpoint: () => endpoint }),
    linked: [],
    everLinked: 0,
    registered: () => true,
    lidTold: true,
    get copies() {
      return screen.messages;
    },
    devices: () => [0, ...account.linked.map(({ id }) => id)],
    bundle: async (device) => (device === 0 ? endpoint.bundle() : (find(device)?.bundle() ?? null)),
    take: async (parcel) => {
      if (parcel.device !== 0) {
        find(parcel.device)?.mailbox.put(forward(world, parcel));
        return;
      }
      const message = await endpoint.unseal(parcel.from.lid, parcel.sealed).catch(() => null);
      if (message === null) {
        // Sealed with a key that was used before, by a client that died before it kept the next one. The others get
        // theirs all the same.
        return;
      }
      const inner = message.deviceSentMessage?.message ?? message;
      const given = giveAgain(world, inner);
      if (given) {
        const attrs = { from: pnJid(number), category: 'peer' };
        const draft = { id: createMessageId(), message: given, attrs, tag: 'message', at: world.now() };
        await account.mail.post({ ...draft, broken: false, withheld: null }, account.linked);
        return;
      }
      const { id, from, chat, stanza } = parcel;
      const copy = { id, at: world.now(), from: from.number, device: from.id, to: chat, stanza };
      screen.show({ ...copy, message: inner, text: textOf(inner) });
    },
    takeReceipt: async (receipt, from) => {
      const asked = deviceOf(attr(receipt, 'to'));
      if (attr(receipt, 'type') === 'server-error') {
        from.mailbox.put(uploadAgain(world, receipt));
      } else if (attr(receipt, 'type') === 'retry' && asked === 0) {
        await account.mail.retry(receipt, from);
      } else if (from.number !== number) {
        account.linked.forEach((device) => {
          device.mailbox.put(passOn(receipt, from));
        });
      }
    },
    sent: (id) => account.mail.find(id),
    show: screen.show,
    takeChatState: () => undefined,
  };
  world.directory.add(account);
  return account;
}

/** The stanza in which another device of somebody else gets what a linked device sent. */
function forward(world: World, { id, from, chat, sealed, stanza }: Parcel): BinaryNode {
  const addressing = addressingOf(chat);
  const alt =
    addressing === 'pn' ? { sender_lid: lidJid(userOf(from.lid)) } : { sender_pn: pnJid(from.number) };
  const attrs = {
    from: addressing === 'pn' ? from.jid : from.lid,
    id,
    t: seconds(world),
    type: attr(stanza, 'type'),
    addressing_mode: addressing,
    ...alt,
  };
  return node('message', attrs, [node('enc', { v: '2', type: sealed.type }, sealed.ciphertext)]);
}

function passOn(receipt: BinaryNode, from: Device): BinaryNode {
  const sender = addressingOf(attr(receipt, 'to')) === 'lid' ? from.lid : from.jid;
  const type = attr(receipt, 'type') || undefined;
  const attrs = { from: sender, id: attr(receipt, 'id'), t: attr(receipt, 't') || undefined, type };
  return receipt.content === undefined ? node('receipt', attrs) : node('receipt', attrs, receipt.content);
}
