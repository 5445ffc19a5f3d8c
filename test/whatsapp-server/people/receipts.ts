import { type BinaryNode, KEY_BUNDLE_TYPE, jidNormalizedUser } from '@whiskeysockets/baileys';
import { type Endpoint } from '../signal/endpoint.ts';
import { type Parcel } from '../directory.ts';
import { type World, seconds } from '../world.ts';
import { bundleParts } from '../signal/key-bundle.ts';
import { attr, node, numberBytes } from '../wire/nodes.ts';

/** What a phone tells the sender of a message; `delivered` has no type of its own. */
export type ReceiptKind = 'delivered' | 'read' | 'played' | 'inactive' | 'read-self' | 'sender';

/** A receipt for a message that was addressed to `me`. */
export function receiptFor(world: World, id: string, me: string, kind: ReceiptKind): BinaryNode {
  const type = kind === 'delivered' ? undefined : kind;
  return node('receipt', { from: jidNormalizedUser(me), id, t: seconds(world), type });
}

/** Asks the sender of a message that could not be read for another copy. */
export async function retryReceiptFor(world: World, parcel: Parcel, endpoint: Endpoint): Promise<BinaryNode> {
  const [registration, , ...keys] = bundleParts(await endpoint.bundle());
  const count = '1';
  const t = attr(parcel.stanza, 't') || seconds(world);
  return node(
    'receipt',
    { from: jidNormalizedUser(parcel.chat), id: parcel.id, t: seconds(world), type: 'retry' },
    [
      node('retry', { v: '1', count, id: parcel.id, t }),
      registration ?? node('registration', {}, numberBytes(endpoint.registrationId, 4)),
      node('keys', {}, [node('type', {}, KEY_BUNDLE_TYPE), ...keys]),
    ],
  );
}
