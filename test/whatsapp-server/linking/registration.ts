import { randomBytes } from 'node:crypto';
import { type BinaryNode } from '@whiskeysockets/baileys';
import { type Connection, type ConnectionHandler } from '../wire/connection.ts';
import { type LastingKeys } from '../device.ts';
import { type World, seconds } from '../world.ts';
import { WHATSAPP } from '../wire/jids.ts';
import { attr, node, part } from '../wire/nodes.ts';
import { createMessageId } from '../people/message-id.ts';
import { type CodeRequest, answerHello, readFinish } from './code-pairing.ts';

/** A client that is not linked to any account yet. */
export interface Registration extends ConnectionHandler {
  readonly connection: Connection;
  readonly keys: LastingKeys;
  /** What its QR codes begin with; one of these is scanned. */
  readonly refs: readonly string[];
  /** The code it shows, as far as the server knows; null before it asks for one. */
  code(): CodeRequest | null;
  /** The last step of linking by code: what the client sealed for the phone. */
  finished(): Promise<BinaryNode>;
  /** Asks the client for a new secret, as the server does since 2026; it must ack. */
  refresh(kind: RefreshKind): void;
  /** Tells the client that its code is used up. */
  refreshCode(): void;
  /** Whether it was asked for a new secret and has not said that it has one. */
  stale(): boolean;
}

/** The two ways in which the server asks for a new secret. */
export type RefreshKind = 'companion_reg_refresh' | 'pair-device-rotate-qr';

const REFS = 6;

/** Welcomes a client that wants to be linked: sends it what its QR codes are made of. */
export function createRegistration(world: World, connection: Connection): Registration {
  const refs = Array.from({ length: REFS }, () => `2@${randomBytes(48).toString('base64')}`);
  const unanswered = new Set<string>();
  let code: CodeRequest | null = null;
  let finish: (iq: BinaryNode) => void = () => undefined;
  const finished = new Promise<BinaryNode>((resolve) => {
    finish = resolve;
  });
  const notify = (type: string, content: BinaryNode) => {
    const id = createMessageId();
    connection.send(node('notification', { from: WHATSAPP, id, t: seconds(world), type }, [content]));
    return id;
  };
  connection.send(
    node('iq', { from: WHATSAPP, type: 'set', id: createMessageId(), xmlns: 'md' }, [
      node(
        'pair-device',
        {},
        refs.map((ref) => node('ref', {}, Buffer.from(ref))),
      ),
    ]),
  );
  const takeCodeStep = (iq: BinaryNode, step: BinaryNode) => {
    if (attr(step, 'stage') === 'companion_hello') {
      code = answerHello(world, connection, iq, step);
    } else {
      readFinish(connection, iq);
      finish(step);
    }
  };
  return {
    connection,
    refs,
    keys: keysOf(connection),
    code: () => code,
    finished: () => finished,
    stale: () => unanswered.size > 0,
    refresh: (kind) => {
      unanswered.add(notify('companion_reg_refresh', node(kind)));
    },
    refreshCode: () => {
      notify('link_code_companion_reg', node('link_code_companion_reg', { stage: 'refresh_code' }));
    },
    take: (stanza) => {
      const step = part(stanza, 'link_code_companion_reg');
      if (stanza.tag === 'ack') {
        unanswered.delete(attr(stanza, 'id'));
      } else if (stanza.tag === 'iq' && step !== undefined) {
        takeCodeStep(stanza, step);
      } else if (stanza.tag === 'iq' && attr(stanza, 'type') !== 'result') {
        connection.send(node('iq', { from: WHATSAPP, type: 'result', id: attr(stanza, 'id') }));
      }
    },
    gone: () => undefined,
  };
}

function keysOf({ greeting }: Connection): LastingKeys {
  const { devicePairingData: data } = greeting.payload;
  const number = (bytes: Uint8Array | null | undefined) =>
    Number.parseInt(Buffer.from(bytes ?? []).toString('hex') || '0', 16);
  return {
    registrationId: number(data?.eRegid),
    identity: Buffer.from(data?.eIdent ?? []),
    signed: {
      id: number(data?.eSkeyId),
      value: Buffer.from(data?.eSkeyVal ?? []),
      signature: Buffer.from(data?.eSkeySig ?? []),
    },
  };
}
