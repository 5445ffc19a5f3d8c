import { describe, expect, it, jest } from '@jest/globals';
import { createChatTimers } from '../../../src/channels/whatsapp/chat-timers.ts';
import { networkIdOf } from '../../../src/channels/whatsapp/outbound/network-id.ts';
import { type OutboundMessage, type Receipt } from '../../../src/domain/message.ts';
import { fault } from '../../whatsapp-server/faults.ts';
import { type Person } from '../../whatsapp-server/people/person.ts';
import { quietSignal } from '../whatsapp-server/quiet-signal.ts';
import {
  failureOf,
  messageTo as to,
  onOutboundStage,
  type OutboundSet,
  type OutboundStage,
  send as sendOn,
} from './outbound-stage.ts';

quietSignal();
jest.setTimeout(40_000);

let stage: OutboundStage;
let ana: Person;
let left: OutboundSet['left'];
let renew: OutboundSet['renew'];
onOutboundStage((set) => ({ stage, ana, left, renew } = set));

const send = (message: OutboundMessage): Promise<Receipt> => sendOn(stage, message);

describe('a message that is sent', () => {
  it('arrives under its own id, by LID and by number, and is known as ours', async () => {
    const { networkId } = await send(to(ana));
    expect(networkId).toBe(networkIdOf('main', 'e1.1', 0));
    await send(to(ana, { id: 'e1.2', to: `whatsapp:main/pn/${ana.number}`, text: 'Halo' }));
    await stage.server.until(() => ana.texts().length === 2);
    expect(ana.texts()).toEqual(['Apa kabar?', 'Halo']);
    expect(ana.screen.messages()[0]?.id).toBe(networkId);
    expect(await stage.outbound().isOurs(networkId ?? '')).toBe(true);
    expect(await stage.outbound().isOurs('3EB0FFFFFFFFFFFFFFFFFF')).toBe(false);
  });

  it('is told of when it is delivered and read, and never of the copy on our own phone', async () => {
    ana.screen.habits.reads = true;
    await send(to(ana));
    await stage.server.until(() => stage.progress.length >= 2);
    expect(stage.progress).toEqual(['e1.1 delivered', 'e1.1 read']);
  });

  it('is shown as being typed first, for a time that its length asks for', async () => {
    stage = await renew({ typing: { from: 1000, to: 1200 } });
    ana = stage.server.person({ pushName: 'Ana' });
    const begun = Date.now();
    const prepared = stage.outbound().prepare(to(ana));
    await stage.server.until(() => ana.screen.chatState() === 'composing');
    await prepared;
    expect(Date.now() - begun).toBeGreaterThanOrEqual(200);
    await stage.server.until(() => ana.screen.chatState() === 'paused');
    expect(ana.texts()).toEqual([]);
  });
});

describe('a chat that forgets its messages', () => {
  it('forgets ours after the same time, and no longer when that was switched off', async () => {
    const timers = createChatTimers({ keep: stage.keep });
    await timers.note([`${ana.lid}@lid`], 604_800);
    await send(to(ana));
    await stage.server.until(() => ana.texts().length === 1);
    expect(ana.screen.last().message.extendedTextMessage?.contextInfo?.expiration).toBe(604_800);
    await timers.note([`${ana.lid}@lid`], 0);
    await send(to(ana, { id: 'e4.1', text: 'Halo' }));
    await stage.server.until(() => ana.texts().length === 2);
    expect(ana.screen.last().message.extendedTextMessage?.contextInfo?.expiration ?? 0).toBe(0);
  });
});

describe('a reaction', () => {
  it('stands on the message of theirs and nowhere else, once however often it is sent', async () => {
    const reaction = {
      message: 'e0.0',
      at: `whatsapp:main/lid/${ana.lid}`,
      networkId: 'THEIRS1',
    } as const;
    const sign = to(ana, { id: 'e3.1', text: '👍', reaction });
    await send(sign);
    await stage.reconnect({ restarted: true });
    await send(sign);
    await stage.server.until(() => ana.screen.copiesOf(networkIdOf('main', 'e3.1', 0)) === 2);
    expect(ana.screen.messages()).toHaveLength(1);
    expect(ana.screen.last().message.reactionMessage).toMatchObject({
      text: '👍',
      key: { id: 'THEIRS1', fromMe: false },
    });
  });
});

describe('a message whose fate is unknown', () => {
  it('is ambiguous without an ack, and arrives once when it is sent again with the same id', async () => {
    stage.server.faults.script('message', fault.forget);
    await stage.outbound().prepare(to(ana));
    ana.screen.habits.confirms = false;
    expect(await failureOf(stage.outbound().send(to(ana)))).toMatchObject({ reason: 'ambiguous' });
    await stage.reconnect({ restarted: true });
    await send(to(ana));
    await stage.server.until(() => ana.screen.copiesOf(networkIdOf('main', 'e1.1', 0)) === 2);
    expect(ana.texts()).toEqual(['Apa kabar?']);
  });

  it('goes once more by the next connection where the first is lost on the way', async () => {
    stage = await renew({ speed: 1 });
    stage.server.faults.script('message', fault.drop);
    await stage.outbound().prepare(to(ana));
    const sent = stage.outbound().send(to(ana));
    await stage.server.until(() => !stage.server.phone.online());
    await stage.reconnect();
    expect((await sent).networkId).toBe(networkIdOf('main', 'e1.1', 0));
    await stage.server.until(() => ana.texts().length === 1);
  });

  it('is not sent again when a phone confirmed it meanwhile', async () => {
    stage.server.faults.script('message', fault.forget);
    await send(to(ana));
    expect(ana.screen.copiesOf(networkIdOf('main', 'e1.1', 0))).toBe(1);
  });

  it('did not leave when there is no connection', async () => {
    await stage.outbound().prepare(to(ana));
    stage.server.network.drop();
    await stage.server.until(() => !stage.server.phone.online());
    expect(['network', 'ambiguous']).toContain((await failureOf(stage.outbound().send(to(ana)))).reason);
    expect(ana.texts()).toEqual([]);
  });
});

describe('people who are not there', () => {
  it('are unreachable when their number is not on WhatsApp', async () => {
    const nobody = stage.server.person({ registered: false });
    const cold = to(nobody, { to: `whatsapp:main/pn/${nobody.number}`, met: false });
    expect(await failureOf(send(cold))).toMatchObject({ reason: 'unreachable' });
    expect(left()).toBe(0);
  });

  it('are answered although WhatsApp leaves a question for their devices unanswered', async () => {
    stage.server.faults.script('iq:usync', fault.hang);
    await send(to(ana));
    await stage.server.until(() => ana.texts().length === 1);
    expect(ana.screen.copiesOf(networkIdOf('main', 'e1.1', 0))).toBe(1);
  });

  it('are answered on their phone when WhatsApp never says which devices they have', async () => {
    stage.server.faults.always('iq:usync', fault.hang);
    await send(to(ana));
    await stage.server.until(() => ana.texts().length === 1);
    expect(ana.screen.copiesOf(networkIdOf('main', 'e1.1', 0))).toBe(1);
  });

  it('are not given up when they never wrote and WhatsApp does not answer; nothing empty is sent', async () => {
    stage.server.faults.always('iq:usync', fault.hang);
    const cold = to(ana, { to: `whatsapp:main/pn/${ana.number}`, met: false });
    expect(await failureOf(send(cold))).toMatchObject({ reason: 'network' });
    expect(left()).toBe(0);
  });
});

describe('a refused message', () => {
  it('with 463 is never repeated, and from then on the number only answers', async () => {
    stage.server.faults.script('message', fault.refuse(463));
    const failure = await failureOf(send(to(ana, { id: 'f1.1', solicited: false })));
    expect(failure).toMatchObject({ reason: 'refused', hold: 'restricted' });
    expect(await failureOf(send(to(ana, { id: 'f1.1', solicited: false })))).toMatchObject({
      hold: 'restricted',
    });
    expect(await failureOf(send(to(ana, { id: 'f2.1', solicited: false })))).toMatchObject({
      reason: 'held',
      hold: 'restricted',
    });
    expect(stage.outbound().budget().restrictedUntil).toBeGreaterThan(Date.now());
    await send(to(ana, { id: 'e9.1', text: 'Jawaban' }));
    await stage.server.until(() => ana.texts().includes('Jawaban'));
    expect(ana.texts()).toEqual(['Jawaban']);
  });

  it('with 479 goes once more, to the devices of now', async () => {
    stage.server.faults.script('message', fault.refuse(479));
    await send(to(ana));
    await stage.server.until(() => ana.texts().length === 1);
    stage.server.faults.always('message', fault.refuse(479));
    expect(await failureOf(send(to(ana, { id: 'e2.1' })))).toMatchObject({ reason: 'refused' });
  });
});
