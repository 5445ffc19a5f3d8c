import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { proto } from '@whiskeysockets/baileys';
import { until } from '../../support/until.ts';
import { type WhatsAppStage } from '../../support/whatsapp/whatsapp-stage.ts';
import { fault } from '../../whatsapp-server/faults.ts';
import { node } from '../../whatsapp-server/wire/nodes.ts';
import { onLinkedChannel } from './linked-channel.ts';

jest.setTimeout(120_000);

describe('a linked number whose library has trouble of its own', () => {
  let linked: WhatsAppStage;
  let stage: WhatsAppStage;
  let texts: readonly string[];
  onLinkedChannel((set) => ({ linked, stage, texts } = set));
  afterEach(() => {
    ['iq:w:sync:app:state', 'iq:passive'].forEach((what) => {
      linked.server.faults.always(what, null);
    });
  });

  let said = 0;
  /** Somebody writes and is heard, over the socket that there is. */
  const hears = async (within: number): Promise<void> => {
    const text = `halo ${++said}`;
    const begun = Date.now();
    await stage.server.person().say(text);
    await until(() => texts.includes(text));
    expect(Date.now() - begun).toBeLessThan(within);
    expect([stage.lives.length, stage.channel.health().state]).toEqual([1, 'on']);
  };
  const asked = (xmlns: string, part: string): number =>
    stage.server.log
      .received('iq')
      .filter(
        ({ attrs, content }) =>
          attrs['xmlns'] === xmlns && Array.isArray(content) && content[0]?.tag === part,
      ).length;
  const tell = async (type: string, part: ReturnType<typeof node>): Promise<void> => {
    const id = `told-${++said}`;
    const acked = () => stage.server.log.received('ack').some(({ attrs }) => attrs['id'] === id);
    stage.server.phone.put(node('notification', { from: '@s.whatsapp.net', id, type, t: '1' }, [part]));
    await until(acked);
  };
  const patchWithoutKey = Buffer.from(
    proto.SyncdPatch.encode({
      version: { version: 1 },
      keyId: { id: Buffer.from('nobody') },
      snapshotMac: Buffer.alloc(32),
      patchMac: Buffer.alloc(32),
      mutations: [],
    }).finish(),
  );

  it.each([
    ['is refused', fault.refuse(500)],
    ['is not told for long', fault.delay(5000)],
    [
      'needs a key that nobody gave',
      fault.answer(
        node('sync', {}, [
          node('collection', { name: 'regular', version: '1' }, [
            node('patches', {}, [node('patch', {}, patchWithoutKey)]),
          ]),
        ]),
      ),
    ],
    ['is rubbish', fault.answer(node('sync', {}, [node('collection', { name: 'regular', version: 'x' })]))],
  ])('hears people and asks no more than a few times when what the phone changed %s', async (_, wrong) => {
    const before = asked('w:sync:app:state', 'sync');
    stage.server.faults.always('iq:w:sync:app:state', wrong);
    const collection = node('collection', { name: 'regular', version: '1' });
    const told = tell('server_sync', collection);
    await until(() => asked('w:sync:app:state', 'sync') > before);
    await hears(4000);
    await told;
    expect(asked('w:sync:app:state', 'sync') - before).toBeLessThanOrEqual(5);
  });

  it('gives new keys when the server has few left, once more when it could not, and hears people meanwhile', async () => {
    const uploads = (): number => asked('encrypt', 'registration');
    const before = uploads();
    stage.server.faults.script('iq:encrypt:registration', fault.refuse(500));
    const told = tell('encrypt', node('count', { value: '2' }));
    await until(() => uploads() > before);
    await hears(4000);
    await told;
    expect(uploads() - before).toBe(2);
    await tell('encrypt', node('count', { value: '2' }));
    expect(uploads() - before).toBe(3);
    await hears(4000);
  });

  it('hears people soon after a login whose question is never answered', async () => {
    await stage.channel.stop();
    stage.server.faults.always('iq:passive', fault.hang);
    stage = linked.again({ vault: linked.vault.copy() });
    await stage.start();
    await until(() => stage.channel.health().state === 'on');
    await hears(6000);
    expect(asked('passive', 'active')).toBeGreaterThan(0);
  });
});
