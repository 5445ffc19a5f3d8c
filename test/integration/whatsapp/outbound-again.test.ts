import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { networkIdOf } from '../../../src/channels/whatsapp/outbound/network-id.ts';
import { fault } from '../../whatsapp-server/faults.ts';
import { type Person } from '../../whatsapp-server/people/person.ts';
import { node } from '../../whatsapp-server/wire/nodes.ts';
import { quietSignal } from '../whatsapp-server/quiet-signal.ts';
import {
  failureOf,
  messageTo as to,
  onOutboundStage,
  type OutboundSet,
  type OutboundStage,
  send,
} from './outbound-stage.ts';

quietSignal();
jest.setTimeout(40_000);

let stage: OutboundStage;
let ana: Person;
let left: OutboundSet['left'];
let renew: OutboundSet['renew'];
onOutboundStage((set) => ({ stage, ana, left, renew } = set));

describe('a phone that could not read a message', () => {
  it('gets the same again after a restart', async () => {
    ana.screen.missNext();
    ana.screen.switchOff();
    await send(stage, to(ana));
    await stage.reconnect({ restarted: true });
    await ana.screen.switchOn();
    await stage.server.until(() => ana.texts().length === 1);
    expect(ana.screen.messages()[0]).toMatchObject({
      id: networkIdOf('main', 'e1.1', 0),
      text: 'Apa kabar?',
    });
  });

  it('gets the same as often as phones ask, which is five times', async () => {
    ana.screen.missNext(5);
    await send(stage, to(ana));
    await stage.server.until(() => ana.texts().length === 1);
    expect(ana.texts()).toEqual(['Apa kabar?']);
  });

  it('gets nothing for a message that is not kept', async () => {
    ana.screen.missNext();
    ana.screen.switchOff();
    await send(stage, to(ana));
    stage.keep.values.clear();
    await stage.reconnect({ restarted: true });
    const already = left();
    await ana.screen.switchOn();
    await stage.server.until(() => stage.server.log.received('ack').length > 0);
    await send(stage, to(ana, { id: 'e2.1', text: 'Yang baru' }));
    await stage.server.until(() => ana.texts().includes('Yang baru'));
    expect(ana.texts()).toEqual(['Yang baru']);
    expect(left()).toBe(already + 1);
  });

  it('gets nothing that was for somebody else, and its receipts say nothing of it', async () => {
    ana.screen.habits.confirms = false;
    await send(stage, to(ana));
    const budi = stage.server.person({ pushName: 'Budi' });
    const id = networkIdOf('main', 'e1.1', 0);
    const about = { from: budi.lidJid, id, t: '1' };
    stage.server.phone.put(node('receipt', { ...about, type: 'read' }));
    stage.server.phone.put(
      node('receipt', { ...about, type: 'retry' }, [node('retry', { count: '1', id, t: '1', v: '1' })]),
    );
    await send(stage, to(budi, { id: 'e2.1', text: 'Untuk Budi' }));
    await stage.server.until(() => stage.progress.length > 0);
    expect(budi.texts()).toEqual(['Untuk Budi']);
    expect(left()).toBe(2);
    expect(stage.progress).toEqual(['e2.1 delivered']);
  });
});

describe('keys that WhatsApp does not give', () => {
  afterEach(() => {
    stage.server.faults.always('iq:encrypt:key', null);
  });

  it('hold up nobody else, and are asked for again', async () => {
    stage = await renew({ speed: 20 });
    await send(stage, to(ana));
    const budi = stage.server.person({ pushName: 'Budi' });
    stage.server.faults.always('iq:encrypt:key', fault.hang);
    const sent = failureOf(send(stage, to(budi, { id: 'e2.1' })));
    await send(stage, to(ana, { id: 'e3.1', text: 'Halo' }));
    expect(await sent).toMatchObject({ reason: 'network' });
    stage.server.faults.always('iq:encrypt:key', null);
    await send(stage, to(budi, { id: 'e2.1' }));
    await stage.server.until(() => budi.texts().length === 1);
    expect(ana.texts()).toEqual(['Apa kabar?', 'Halo']);
  });
});
