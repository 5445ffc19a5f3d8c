import { type BinaryNode } from '@whiskeysockets/baileys';
import { type IqAnswer } from './iq-answer.ts';
import { attr, bytesIn, node, numberIn, part, parts } from '../wire/nodes.ts';
import { bundleParts, readKey, readSignedKey } from '../signal/key-bundle.ts';
import { deviceOf } from '../wire/jids.ts';
import { type World, seconds } from '../world.ts';

/** How many pre-keys a device is told that the server has: it makes 812 after 0, 5 after 1, none after 6. */
const PRETENDED = { all: 0, few: 1, none: 6 };

/** What is asked and told about keys (`encrypt`), by the first part of the iq. */
export const keyAnswers: Readonly<Record<string, IqAnswer>> = {
  count: (_iq, device, { settings }) => {
    const value = Math.max(device.onceKeys.length, PRETENDED[settings.preKeys]);
    return [node('count', { value: String(value) })];
  },
  registration: (iq, device) => {
    device.keys = {
      registrationId: numberIn(iq, 'registration'),
      identity: bytesIn(iq, 'identity'),
      signed: readSignedKey(part(iq, 'skey')),
    };
    device.onceKeys.push(...parts(part(iq, 'list')).map(readKey));
    return [];
  },
  rotate: (iq, device) => {
    device.keys = { ...device.keys, signed: readSignedKey(part(iq, 'rotate', 'skey')) };
    return [];
  },
  digest: (_iq, device) => [node('digest', {}, bundleParts({ ...device.keys, once: null }))],
  key: async (iq, _device, world) => {
    const users = await Promise.all(parts(part(iq, 'key')).map((user) => bundleOf(world, attr(user, 'jid'))));
    return [node('list', {}, users)];
  },
};

async function bundleOf(world: World, jid: string): Promise<BinaryNode> {
  const bundle = await world.directory.find(jid)?.bundle(deviceOf(jid));
  return bundle
    ? node('user', { jid, t: seconds(world) }, bundleParts(bundle))
    : node('user', { jid }, [node('error', { code: '404', text: 'item-not-found' })]);
}
