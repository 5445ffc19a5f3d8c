import { type BinaryNode, type proto } from '@whiskeysockets/baileys';

/** A message as it is on the screen of a person's phone. */
export interface ReceivedMessage {
  readonly id: string;
  /** When it came, on the server's clock. */
  readonly at: number;
  /** The number of the account that it came from. */
  readonly from: string;
  /** Which device of that account sent it; 0 is the phone, where somebody typed it by hand. */
  readonly device: number;
  /** The address at which the person was reached. */
  readonly to: string;
  readonly message: proto.IMessage;
  /** Its words, or the caption of its media. */
  readonly text: string;
  /** The stanza that brought it; null for what was typed on the phone. */
  readonly stanza: BinaryNode | null;
  /** How often it came: a phone shows a message of the same id once. */
  readonly copies: number;
}

/** What a person's phone shows, each message once. */
export interface Screen {
  readonly messages: readonly ReceivedMessage[];
  /** Adds a message, or counts one more copy. */
  readonly show: (message: Omit<ReceivedMessage, 'copies'>) => ReceivedMessage;
  readonly find: (id: string) => ReceivedMessage | undefined;
}

/** Makes an empty screen. */
export function createScreen(): Screen {
  let messages: ReceivedMessage[] = [];
  const find = (id: string) => messages.find((one) => one.id === id);
  return {
    get messages() {
      return messages;
    },
    find,
    show: (message) => {
      const before = messages.find(({ id, from }) => id === message.id && from === message.from);
      if (before === undefined) {
        const shown = { ...message, copies: 1 };
        messages = [...messages, shown];
        return shown;
      }
      const again = { ...before, copies: before.copies + 1 };
      messages = messages.map((one) => (one === before ? again : one));
      return again;
    },
  };
}
