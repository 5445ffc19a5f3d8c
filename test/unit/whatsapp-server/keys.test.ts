import {
  type BinaryNode,
  getNextPreKeysNode,
  initAuthCreds,
  xmppSignedPreKey,
} from '@whiskeysockets/baileys';
import { describe, expect, it } from '@jest/globals';
import { createDevice } from '../../whatsapp-server/device.ts';
import { createEndpoint } from '../../whatsapp-server/signal/endpoint.ts';
import { createMemoryKeys } from '../../whatsapp-server/signal/memory-keys.ts';
import { keyAnswers } from '../../whatsapp-server/answers/key-answers.ts';
import { node, part } from '../../whatsapp-server/wire/nodes.ts';
import { silentLogger } from '../../whatsapp-server/signal/silent-logger.ts';
import { type World } from '../../whatsapp-server/world.ts';

const settings = { preKeys: 'all', history: true, props: {} } as const;
const world = { settings } as World;

function linkedDevice() {
  const creds = initAuthCreds();
  const { keyId, keyPair, signature } = creds.signedPreKey;
  const signed = { id: keyId, value: keyPair.public, signature };
  const { registrationId } = creds;
  const keys = { registrationId, identity: creds.signedIdentityKey.public, signed };
  const device = createDevice({ id: 12, number: '62', lid: '1', noiseKey: Buffer.alloc(32), keys });
  return { creds, device };
}

describe('the keys of a device', () => {
  it('are kept as it uploads them, and one is handed out for each session', async () => {
    const { creds, device } = linkedDevice();
    const count = () => keyAnswers['count']?.(node('iq'), device, world);
    expect(count()).toEqual([node('count', { value: '0' })]);
    const upload = await getNextPreKeysNode({ creds, keys: createMemoryKeys() }, 3);
    await keyAnswers['registration']?.(upload.node, device, world);
    expect(count()).toEqual([node('count', { value: '3' })]);
    expect([1, 2, 3, 4].map(() => device.bundle().once?.id)).toEqual([1, 2, 3, undefined]);
  });

  it('let somebody begin a session that both sides can use', async () => {
    const [ana, budi] = [createEndpoint(), createEndpoint()];
    await ana.meet('2@lid', await budi.bundle());
    const sealed = await ana.seal('2@lid', { conversation: 'halo' });
    expect((await budi.unseal('1@lid', sealed)).conversation).toBe('halo');
    expect(sealed.type).toBe('pkmsg');
    const answer = await budi.seal('1@lid', { conversation: 'hai' });
    expect((await ana.unseal('2@lid', answer)).conversation).toBe('hai');
    expect(silentLogger.child()).toBe(silentLogger);
  });

  it('change when the device rotates the signed one, and can be compared', async () => {
    const { device } = linkedDevice();
    const { signedPreKey } = initAuthCreds();
    const rotate = node('iq', {}, [node('rotate', {}, [xmppSignedPreKey(signedPreKey)])]);
    await keyAnswers['rotate']?.(rotate, device, world);
    expect(device.keys.signed.value).toEqual(signedPreKey.keyPair.public);
    const digest = await keyAnswers['digest']?.(node('iq'), device, world);
    const told = digest as readonly BinaryNode[];
    expect(part(told[0], 'skey', 'value')?.content).toEqual(signedPreKey.keyPair.public);
  });
});
