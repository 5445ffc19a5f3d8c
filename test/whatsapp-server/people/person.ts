import { type BinaryNode } from '@whiskeysockets/baileys';
import { type Correspondence, type Writer, createCorrespondence } from './correspondence.ts';
import { type Files, createFiles } from './files.ts';
import { type PhoneScreen, createPhoneScreen } from './phone-screen.ts';
import { type Votes, createVotes } from './votes.ts';
import { type LinkedAccount, type World } from '../world.ts';
import { attr } from '../wire/nodes.ts';
import { type Endpoint, createEndpoint } from '../signal/endpoint.ts';
import { lidJid, pnJid } from '../wire/jids.ts';

/** Somebody with WhatsApp on a phone, who writes to accounts and reads what they send. */
export interface Person extends Correspondence, Files, Votes {
  readonly number: string;
  readonly lid: string;
  readonly jid: string;
  readonly lidJid: string;
  readonly pushName: string;
  /** The Signal state of the phone. */
  readonly endpoint: () => Endpoint;
  /** What the phone shows, and what it does with it. */
  readonly screen: PhoneScreen;
  /** The texts on the screen, in order. */
  texts(): readonly string[];
  /** Receipts for what they sent, as the account's devices gave them. */
  readonly receipts: readonly BinaryNode[];
  /** Gives up WhatsApp. */
  leave(): void;
  /** Sets the phone up anew: other keys, no sessions. */
  reinstall(): void;
}

/** Who a person is. */
export interface PersonOptions extends Writer {
  /** Whether WhatsApp tells which LID belongs to their number. */
  readonly lidTold: boolean;
  /** Whether the number is on WhatsApp at all. */
  readonly registered: boolean;
}

/** Makes a person, whose messages go to `account` unless told otherwise. */
export function createPerson(world: World, account: LinkedAccount, options: PersonOptions): Person {
  const { number, lid, pushName, lidTold } = options;
  let endpoint = createEndpoint();
  let { registered } = options;
  const letters = createCorrespondence({ world, account, endpoint: () => endpoint, me: options });
  const screen = createPhoneScreen({ world, endpoint: () => endpoint });
  const receipts: BinaryNode[] = [];
  world.directory.add({
    number,
    lid,
    lidTold,
    registered: () => registered,
    devices: () => [0],
    bundle: async (device) => (device === 0 && registered ? endpoint.bundle() : null),
    take: screen.take,
    takeReceipt: async (receipt, device) => {
      receipts.push(receipt);
      if (attr(receipt, 'type') === 'retry') {
        await letters.mail.retry(receipt, device);
      }
    },
    sent: letters.mail.find,
    show: screen.show,
    takeChatState: screen.takeChatState,
  });
  return {
    ...letters,
    ...createFiles({ media: world.media, send: letters.send }),
    ...createVotes({ account, send: letters.send, me: options, now: world.now }),
    number,
    lid,
    jid: pnJid(number),
    lidJid: lidJid(lid),
    pushName,
    endpoint: () => endpoint,
    screen,
    texts: () => screen.messages().map(({ text }) => text),
    receipts,
    leave: () => {
      registered = false;
    },
    reinstall: () => {
      endpoint = createEndpoint();
    },
  };
}
