import { type BinaryNode } from '@whiskeysockets/baileys';
import { userOf } from './wire/jids.ts';
import { attr, node, parts } from './wire/nodes.ts';

/**
 * What a device is yet to be sent or to confirm. A stanza leaves it by the device's ack or receipt alone:
 * one that is not confirmed, or is refused (an ack with an error), comes again at the next login. A status
 * that is not confirmed holds up everything behind it.
 */
export interface Mailbox {
  readonly waiting: readonly BinaryNode[];
  /** Sends now, or at the next login. */
  put(stanza: BinaryNode): void;
  /** The device has logged in: announces what waits for it. */
  open(send: (stanza: BinaryNode) => void): void;
  /** The device asked for what waits. */
  pour(): void;
  close(): void;
  /** The device's ack or receipt. */
  readonly confirm: (by: BinaryNode) => void;
}

interface Letter {
  readonly stanza: BinaryNode;
  sent: boolean;
  late: boolean;
}

/** Makes an empty mailbox. */
export function createMailbox(): Mailbox {
  let letters: Letter[] = [];
  let send: ((stanza: BinaryNode) => void) | null = null;
  let poured = false;
  let closing: BinaryNode | null = null;
  const pump = () => {
    if (send === null || !poured) {
      return;
    }
    for (const letter of letters) {
      if (!letter.sent) {
        letter.sent = true;
        send(
          letter.late ? { ...letter.stanza, attrs: { ...letter.stanza.attrs, offline: '0' } } : letter.stanza,
        );
      }
      if (letter.stanza.tag === 'status') {
        return;
      }
    }
    if (closing !== null) {
      send(closing);
      closing = null;
    }
  };
  return {
    get waiting() {
      return letters.map(({ stanza }) => stanza);
    },
    put: (stanza) => {
      letters.push({ stanza, sent: false, late: send === null });
      pump();
    },
    open: (newSend) => {
      send = newSend;
      letters = letters.map(({ stanza }) => ({ stanza, sent: false, late: true }));
      closing = offlineEnd(letters.length);
      poured = letters.length === 0;
      if (!poured) {
        send(preview(letters.map(({ stanza }) => stanza)));
      }
      pump();
    },
    pour: () => {
      poured = true;
      pump();
    },
    close: () => {
      send = null;
    },
    confirm: (by) => {
      letters = letters.filter(({ stanza, sent }) => !sent || !confirms(by, stanza));
      pump();
    },
  };
}

function confirms(by: BinaryNode, stanza: BinaryNode): boolean {
  if (by.tag === 'ack') {
    const isFor = attr(by, 'class') === stanza.tag && attr(by, 'id') === attr(stanza, 'id');
    return isFor && attr(by, 'error') === '' && attr(by, 'to') === attr(stanza, 'from');
  }
  if (stanza.tag !== 'message' || ['retry', 'server-error'].includes(attr(by, 'type'))) {
    return false;
  }
  const ids = [attr(by, 'id'), ...parts(parts(by)[0]).map((item) => attr(item, 'id'))];
  const named = [attr(by, 'to'), attr(by, 'recipient')].map(userOf);
  const chats = [attr(stanza, 'from'), attr(stanza, 'recipient')].map(userOf).filter((user) => user !== '');
  return ids.includes(attr(stanza, 'id')) && chats.some((chat) => named.includes(chat));
}

function preview(stanzas: readonly BinaryNode[]): BinaryNode {
  const count = (tag: string) => String(stanzas.filter((one) => one.tag === tag).length);
  return node('ib', { from: 's.whatsapp.net' }, [
    node('offline_preview', {
      count: String(stanzas.length),
      message: count('message'),
      receipt: count('receipt'),
      notification: count('notification'),
      appdata: '0',
    }),
  ]);
}

function offlineEnd(count: number): BinaryNode {
  return node('ib', { from: 's.whatsapp.net' }, [node('offline', { count: String(count) })]);
}
