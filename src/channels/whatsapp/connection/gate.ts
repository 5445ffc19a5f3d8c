import { randomBytes } from 'node:crypto';
import { type BinaryNode, type WASocket } from '@whiskeysockets/baileys';
import { type Baileys } from '../live-socket.ts';

/** What the gate tells of the stanzas that go by. */
export interface GateNews {
  /** Something of people came in: a message, a receipt, a notification. */
  readonly heard: () => void;
  /** The server took a message of ours. */
  readonly acked: () => void;
  /** The server said itself why it ends this connection. */
  readonly dismissed: () => void;
  /** So many codes for a QR were given. */
  readonly offered: (refs: number) => void;
  /** The secret in the QR is another one from now on. */
  readonly rotated: () => void;
  /** The code that was shown counts no more; the person must ask for a new one. */
  readonly codeSpent: () => void;
  /** The server refused something that we asked for. */
  readonly refused: () => void;
}

interface Gate {
  readonly sock: WASocket;
  readonly baileys: Baileys;
  readonly news: GateNews;
  /** A phone has taken the code: its secret must stay. */
  codeTaken: boolean;
}

/**
 * Stands between the wire and the library, which answers some of today's stanzas wrongly or not at all, whereupon the
 * server falls silent or the link fails. What the library must not see is acknowledged here and goes no further;
 * everything else, raw acks included, passes as it is.
 */
export function installGate(sock: WASocket, baileys: Baileys, news: GateNews): void {
  const gate: Gate = { sock, baileys, news, codeTaken: false };
  const dropped = new WeakSet<object>();
  const { ws } = sock;
  const emit = ws.emit.bind(ws);
  ws.emit = (event: string | symbol, ...values: unknown[]): boolean => {
    const [node] = values;
    if (event === 'frame' && isNode(node) && !passes(gate, node)) {
      dropped.add(node);
    }
    return event !== 'frame' && isNode(node) && dropped.has(node) ? true : emit(event, ...values);
  };
}

/** A stanza; handshake frames are bytes. */
function isNode(value: unknown): value is BinaryNode {
  return typeof value === 'object' && value !== null && 'tag' in value && 'attrs' in value;
}

function passes(gate: Gate, node: BinaryNode): boolean {
  const { news } = gate;
  switch (node.tag) {
    case 'status':
      return drop(gate, node);
    case 'message':
      news.heard();
      return isForPeople(node) || drop(gate, node);
    case 'receipt':
      news.heard();
      return true;
    case 'notification':
      news.heard();
      return passesNotification(gate, node);
    default:
      watch(gate, node);
      return true;
  }
}

function watch(gate: Gate, node: BinaryNode): void {
  const { news, baileys } = gate;
  const { tag, attrs } = node;
  if (tag === 'ack' && attrs['class'] === 'message' && attrs['error'] === undefined) {
    news.acked();
  } else if (isDismissal(node, baileys)) {
    news.dismissed();
  } else if (tag === 'iq') {
    watchQuery(gate, node);
  }
}

function watchQuery(gate: Gate, node: BinaryNode): void {
  const { news, baileys } = gate;
  const { type, xmlns } = node.attrs;
  const offer = baileys.getBinaryNodeChild(node, 'pair-device');
  if (type === 'error') {
    news.refused();
  } else if (xmlns === 'urn:xmpp:ping') {
    answerPing(gate, node);
  } else if (offer) {
    news.offered(baileys.getBinaryNodeChildren(offer, 'ref').length);
  }
}

/** The library leaves the server's own question whether we are there unanswered. */
function answerPing({ sock }: Gate, { attrs: { id = '', from = 's.whatsapp.net' } }: BinaryNode): void {
  sock.sendNode({ tag: 'iq', attrs: { to: from, type: 'result', id } }).catch(() => undefined);
}

function isDismissal(node: BinaryNode, { getBinaryNodeChild }: Baileys): boolean {
  return (
    node.tag === 'failure' ||
    node.tag === 'stream:error' ||
    (node.tag === 'ib' && getBinaryNodeChild(node, 'downgrade_webclient') !== undefined)
  );
}

function passesNotification(gate: Gate, node: BinaryNode): boolean {
  const children = gate.baileys.getAllBinaryNodeChildren(node);
  const [child] = children;
  const names = [node.attrs['type'], child?.tag];
  if (names.includes('companion_reg_refresh') || names.includes('pair-device-rotate-qr')) {
    rotate(gate);
    return drop(gate, node);
  }
  const stage = child?.tag === 'link_code_companion_reg' ? child.attrs['stage'] : undefined;
  if (stage === 'refresh_code') {
    gate.news.codeSpent();
    return drop(gate, node);
  }
  gate.codeTaken ||= stage === 'primary_hello';
  // Before it is anybody the library cannot even confirm one.
  return gate.sock.authState.creds.me !== undefined || drop(gate, node);
}

/** The server wants a new secret before it lets a phone link; once linked, or with a code taken, it stays. */
function rotate({ sock, codeTaken, news }: Gate): void {
  const { creds } = sock.authState;
  if (creds.account === undefined && !codeTaken) {
    creds.advSecretKey = randomBytes(32).toString('base64');
    news.rotated();
  }
}

const notPeople = /@(g\.us|broadcast|newsletter|bot)$|^0@/;

/** Groups, status posts, channels and the company's own announcements are not for us. */
function isForPeople({ attrs }: BinaryNode): boolean {
  return !notPeople.test(attrs['from'] ?? '');
}

/** A stanza without an ack, or with one that names an error, is kept and holds up all behind it. */
function drop({ sock, baileys }: Gate, node: BinaryNode): false {
  const ack = baileys.buildAckStanza(node, undefined, sock.authState.creds.me?.id);
  sock.sendNode(ack).catch(() => undefined);
  return false;
}
