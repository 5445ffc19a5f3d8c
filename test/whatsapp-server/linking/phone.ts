import { type BinaryNode } from '@whiskeysockets/baileys';
import { type Account } from '../people/account.ts';
import { lidJid, pnJid } from '../wire/jids.ts';
import { type Device } from '../device.ts';
import { type ReceivedMessage } from '../people/received-message.ts';
import { type World } from '../world.ts';
import { createMessageId } from '../people/message-id.ts';
import { exchangeKeys } from './code-pairing.ts';
import { type History, historyMessage } from './history.ts';
import { finish, streamError } from '../network.ts';
import { linkDevice } from './link-device.ts';
import { node } from '../wire/nodes.ts';
import { readQrText } from './qr-text.ts';
import { type HandTyping, type PostCopy, createHandTyping } from './hand-typing.ts';
import { type Registrations } from './registrations.ts';

/** The phone of an account, in somebody's hand. */
export interface Phone {
  readonly number: string;
  readonly jid: string;
  readonly lid: string;
  readonly lidJid: string;
  /** Scans the text of a QR code; resolves once the client is linked and was told to log in anew. */
  scan(qr: string): Promise<Device>;
  /** Types the code that a client shows (with or without a dash); the client must have asked for one. */
  enterCode(code: string): Promise<Device>;
  /** The linked devices. */
  devices(): readonly Device[];
  /** Whether a linked device is connected. */
  online(): boolean;
  /** Somebody types a message by hand on the phone: linked devices get a copy. Gives its id. */
  readonly type: HandTyping;
  /** What linked devices sent, as the phone shows it. */
  copies(): readonly ReceivedMessage[];
  /** Removes all linked devices: those that are connected are told so (401), later logins are refused. */
  unlink(): void;
  /** Sends linked devices a stanza of any kind, again and again until it is confirmed. */
  put(stanza: BinaryNode): void;
  /** Gives linked devices a history, as phones do after linking; an empty one unless told. */
  shareHistory(told?: Partial<History>): Promise<void>;
}

interface PhoneParts {
  readonly world: World;
  readonly account: Account;
  readonly registrations: Registrations;
}

/** Makes the phone of an account. */
export function createPhone({ world, account, registrations }: PhoneParts): Phone {
  const { number, lid, mail } = account;
  const post: PostCopy = (id, message, attrs) =>
    mail.post(
      { id, message, attrs, tag: 'message', broken: false, withheld: null, at: world.now() },
      account.linked,
    );
  return {
    number,
    jid: pnJid(number),
    lid,
    lidJid: lidJid(lid),
    ...createLinking({ world, account, registrations }),
    devices: () => account.linked,
    online: () => account.linked.some(({ connection }) => connection !== null),
    copies: () => account.copies,
    type: createHandTyping({ world, account, post }),
    unlink: () => {
      const gone = account.linked;
      account.linked = [];
      const removed = { code: 401, part: node('conflict', { type: 'device_removed' }) };
      gone.forEach(({ connection }) => {
        if (connection !== null) {
          finish(connection, streamError(removed));
        }
      });
    },
    put: (stanza) => {
      account.linked.forEach(({ mailbox }) => {
        mailbox.put(stanza);
      });
    },
    shareHistory: async (told = {}) => {
      const message = await historyMessage({ people: [], as: 'payload', ...told }, world.media);
      await post(createMessageId(), message, { from: pnJid(number), category: 'peer' });
    },
  };
}

function createLinking({ world, account, registrations }: PhoneParts): Pick<Phone, 'scan' | 'enterCode'> {
  return {
    scan: async (qr) => {
      const { ref, secret } = readQrText(qr);
      const registration = registrations.findByRef(ref);
      if (registration === undefined || registration.stale()) {
        throw new Error('the phone says that it could not link the device');
      }
      return linkDevice(world, account, registration, secret);
    },
    enterCode: async (shown) => {
      const code = shown.replaceAll('-', '');
      const registration = registrations.findByNumber(account.number);
      const request = registration?.code();
      if (registration === undefined || !request) {
        throw new Error('no device has asked to be linked to this number by a code');
      }
      const secret = await exchangeKeys({ world, account, registration, request, code });
      return linkDevice(world, account, registration, secret);
    },
  };
}
