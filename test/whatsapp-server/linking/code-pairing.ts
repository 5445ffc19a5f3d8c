import { randomBytes } from 'node:crypto';
import {
  type BinaryNode,
  Curve,
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  derivePairingCodeKey,
  hkdf,
} from '@whiskeysockets/baileys';
import { type Account } from '../people/account.ts';
import { type Connection } from '../wire/connection.ts';
import { type World, seconds } from '../world.ts';
import { WHATSAPP, userOf } from '../wire/jids.ts';
import { attr, bytesIn, node } from '../wire/nodes.ts';
import { createMessageId } from '../people/message-id.ts';

/** A client's wish to be linked by a code. */
export interface CodeRequest {
  /** The number that it gave. */
  readonly number: string;
  readonly ref: Buffer;
  /** Its passing key, sealed with the code. */
  readonly wrappedKey: Buffer;
}

/** Browser and system as WhatsApp knows them: made-up names are refused. */
const STOCK_NAME = /^(Chrome|Edge|Firefox|IE|Opera|Safari|Desktop) \((Windows|Mac OS|Ubuntu|Linux)\)$/;

/** Takes the first step of a client (`companion_hello`); null when it is refused. */
export function answerHello(
  world: World,
  connection: Connection,
  iq: BinaryNode,
  step: BinaryNode,
): CodeRequest | null {
  const attrs = { from: WHATSAPP, id: attr(iq, 'id') };
  const number = userOf(attr(step, 'jid'));
  const name = bytesIn(step, 'companion_platform_display').toString();
  if (!STOCK_NAME.test(name) || !world.accounts.has(number)) {
    const error = node('error', { code: '400', text: 'bad-request' });
    connection.send(node('iq', { ...attrs, type: 'error' }, [error]));
    return null;
  }
  const ref = Buffer.from(`2@${randomBytes(24).toString('base64')}`);
  const answer = node('link_code_companion_reg', { stage: 'companion_hello' }, [
    node('link_code_pairing_ref', {}, ref),
  ]);
  connection.send(node('iq', { ...attrs, type: 'result' }, [answer]));
  return { number, ref, wrappedKey: bytesIn(step, 'link_code_pairing_wrapped_companion_ephemeral_pub') };
}

/** Confirms the last step of a client (`companion_finish`). */
export function readFinish(connection: Connection, iq: BinaryNode): void {
  connection.send(node('iq', { from: WHATSAPP, type: 'result', id: attr(iq, 'id') }));
}

interface Entered {
  readonly world: World;
  readonly account: Account;
  /** The client that asked. */
  readonly registration: { readonly connection: Connection; finished(): Promise<BinaryNode> };
  readonly request: CodeRequest;
  /** What somebody typed on the phone. */
  readonly code: string;
}

/** The phone's part after somebody typed the code; gives the secret that both sides share. */
export async function exchangeKeys({
  world,
  account,
  registration,
  request,
  code,
}: Entered): Promise<Buffer> {
  const passing = Curve.generateKeyPair();
  const { identity } = account.endpoint;
  const step = node('link_code_companion_reg', { stage: 'primary_hello' }, [
    node('link_code_pairing_ref', {}, request.ref),
    node('primary_identity_pub', {}, identity.public),
    node('link_code_pairing_wrapped_primary_ephemeral_pub', {}, await wrap(passing.public, code)),
  ]);
  const attrs = { from: WHATSAPP, id: createMessageId(), t: seconds(world), type: 'link_code_companion_reg' };
  registration.connection.send(node('notification', attrs, [step]));
  const theirs = await unwrap(request.wrappedKey, code);
  const finish = await registration.finished();
  const passingSecret = Curve.sharedKey(passing.private, theirs);
  const bundle = openBundle(bytesIn(finish, 'link_code_pairing_wrapped_key_bundle'), passingSecret);
  const lastingSecret = Curve.sharedKey(identity.private, bundle.subarray(0, 32));
  const secret = Buffer.concat([passingSecret, lastingSecret, bundle.subarray(64)]);
  return Buffer.from(hkdf(secret, 32, { info: 'adv_secret' }));
}

async function wrap(key: Uint8Array, code: string): Promise<Buffer> {
  const salt = randomBytes(32);
  const iv = randomBytes(16);
  return Buffer.concat([salt, iv, aesEncryptCTR(key, await derivePairingCodeKey(code, salt), iv)]);
}

async function unwrap(wrapped: Buffer, code: string): Promise<Buffer> {
  const key = await derivePairingCodeKey(code, wrapped.subarray(0, 32));
  return aesDecryptCTR(wrapped.subarray(48), key, wrapped.subarray(32, 48));
}

/** The client's key, the phone's key and a random part; throws when the code was another one. */
function openBundle(sealed: Buffer, secret: Buffer): Buffer {
  const key = hkdf(secret, 32, {
    salt: sealed.subarray(0, 32),
    info: 'link_code_pairing_key_bundle_encryption_key',
  });
  try {
    return aesDecryptGCM(sealed.subarray(44), key, sealed.subarray(32, 44), Buffer.alloc(0));
  } catch {
    throw new Error('the phone says that this is not the code');
  }
}
