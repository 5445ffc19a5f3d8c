import { type BinaryNode } from '@whiskeysockets/baileys';
import { type IqAnswer, type IqReply } from './iq-answer.ts';
import { type Device } from '../device.ts';
import { type World } from '../world.ts';
import { attr, node, part, parts } from '../wire/nodes.ts';
import { keyAnswers } from './key-answers.ts';
import { mexAnswer } from './mex-answer.ts';
import { usyncAnswer } from './usync-answer.ts';

const PRIVACY = ['readreceipts', 'last', 'online', 'profile', 'status', 'groupadd', 'calladd'];

/** The answers by namespace; those that depend on the first part look at it themselves. */
const answers: Readonly<Record<string, IqAnswer>> = {
  encrypt: (iq, device, world) => keyAnswers[firstPart(iq)]?.(iq, device, world) ?? [],
  usync: usyncAnswer,
  'w:mex': mexAnswer,
  abt: (_iq, _device, { settings }) => [
    node(
      'props',
      { hash: 'props' },
      Object.entries(settings.props).map(([name, value]) => node('prop', { name, value })),
    ),
  ],
  blocklist: () => [node('list')],
  privacy: (iq) => {
    if (firstPart(iq) !== 'privacy' || attr(iq, 'type') !== 'get') {
      return [];
    }
    return [
      node(
        'privacy',
        {},
        PRIVACY.map((name) => node('category', { name, value: 'all' })),
      ),
    ];
  },
  'w:m': (_iq, _device, { media }) => [
    node('media_conn', { auth: 'media-auth', ttl: '3600' }, [
      node('host', { hostname: media.host(), maxContentLengthBytes: '104857600' }),
    ]),
  ],
  'w:profile:picture': () => ({ error: 404 }),
  'w:g2': (iq, _device, { groups }) => {
    const group = groups.get(attr(iq, 'to'));
    if (group !== undefined) {
      return [group.describe()];
    }
    const isList = firstPart(iq) === 'participating';
    return isList
      ? [
          node(
            'groups',
            {},
            [...groups.values()].map((one) => one.describe()),
          ),
        ]
      : { error: 404 };
  },
  'w:sync:app:state': (iq) => [
    node(
      'sync',
      {},
      parts(part(iq, 'sync')).map(({ attrs }) => node('collection', { name: attrs['name'], version: '0' })),
    ),
  ],
};

/** The answer to an iq of a device; everything that is not known is answered with an empty result. */
export function answerIq(iq: BinaryNode, device: Device, world: World): IqReply | Promise<IqReply> {
  return answers[attr(iq, 'xmlns')]?.(iq, device, world) ?? [];
}

/** The names by which a fault is scripted for an iq, the closest first. */
export function faultNames(iq: BinaryNode): readonly string[] {
  const name = `iq:${attr(iq, 'xmlns')}`;
  return [`${name}:${firstPart(iq)}`, name];
}

function firstPart(iq: BinaryNode): string {
  return parts(iq)[0]?.tag ?? '';
}
