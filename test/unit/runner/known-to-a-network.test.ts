import { expect, it } from '@jest/globals';
import { type OutboundMessage } from '../../../src/domain/message.ts';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { agreed, somebody } from '../../support/somebody.ts';
import { createStage } from '../../support/stage.ts';

const telegram = 'telegram:7';
const whatsapp = 'whatsapp:main/pn/62811';

it('is somebody only over the network that they wrote by, two who became one included', async () => {
  const there = createFakeChannel('whatsapp');
  const stage = await createStage({
    flows: {},
    channel: createFakeChannel('telegram'),
    others: [there],
  });
  const { companion, clock } = stage;
  await companion.change('wati', () => ({
    ...somebody({ id: 'wati', role: 'volunteer', addresses: [whatsapp], ...agreed }),
  }));
  const { contact } = await stage.say('Halo', { from: telegram });
  await companion.merge('wati', contact);
  await companion.ear.reach({ key: 'gone', address: telegram, reachable: false });
  const tell = async (heard: string): Promise<OutboundMessage | undefined> => {
    const from = { contact: 'siti', name: 'Siti', village: null, companion: 'wati' };
    const words = { heard, text: 'Halo', media: [] };
    await companion.happen('wati', { id: heard, at: clock.now(), kind: 'words', from, words, urgent: false });
    await companion.settled();
    return there.arrived.at(-1);
  };
  expect(await tell('one')).toMatchObject({ to: whatsapp, met: false });
  await stage.say('Ini saya', { from: whatsapp });
  expect(await tell('two')).toMatchObject({ to: whatsapp, met: true, heardAt: clock.now() });
});
