import { describe, expect, it, jest } from '@jest/globals';
import { networkIdOf } from '../../../src/channels/whatsapp/outbound/network-id.ts';
import { type FileMedia, type OutboundMessage } from '../../../src/domain/message.ts';
import { outboundMessage } from '../../support/whatsapp/outbound-message.ts';
import { fault } from '../../whatsapp-server/faults.ts';
import { type Person } from '../../whatsapp-server/people/person.ts';
import { quietSignal } from '../whatsapp-server/quiet-signal.ts';
import { failureOf, messageTo, onOutboundStage, type OutboundStage, send } from './outbound-stage.ts';

quietSignal();
jest.setTimeout(40_000);

let stage: OutboundStage;
let ana: Person;
onOutboundStage((set) => ({ stage, ana } = set));

describe('a message with files', () => {
  it('carries pictures, voice notes, documents and places, uploaded once', async () => {
    const media = (kind: FileMedia['kind'], ref: string): FileMedia => ({
      kind,
      ref,
      name: null,
      mime: null,
      bytes: null,
    });
    const place = { kind: 'location', latitude: -7.8, longitude: 110.4, name: 'Balai desa' } as const;
    const files = [
      media('voice', 'flow:a.ogg'),
      media('document', 'flow:b.pdf'),
      media('image', 'flow:c.jpg'),
    ];
    const message = outboundMessage({
      to: `whatsapp:main/lid/${ana.lid}`,
      text: 'Lihat',
      media: [place, ...files],
    });
    await stage.outbound().prepare(message);
    await stage.outbound().send(message);
    await stage.server.until(() => ana.screen.messages().length === 4);
    const [pin, voice, document, picture] = ana.screen.messages().map(({ message }) => message);
    expect(pin?.locationMessage).toMatchObject({ degreesLatitude: -7.8, name: 'Balai desa' });
    expect(voice?.audioMessage).toMatchObject({ ptt: true, mimetype: 'audio/ogg; codecs=opus', seconds: 2 });
    expect(document?.documentMessage).toMatchObject({ fileName: 'b.pdf' });
    expect(picture?.imageMessage).toMatchObject({ caption: 'Lihat', mimetype: 'image/jpeg' });
  });

  it('of an announcement uploads its file once, and each gets it with words of their own', async () => {
    const people = [ana, ...['Budi', 'Citra', 'Dewi'].map((pushName) => stage.server.person({ pushName }))];
    const before = stage.server.media.uploads();
    const messages = people.map((person, place) => mapFor(person, place));
    await send(stage, messages[0] ?? mapFor(ana, 0));
    await Promise.all(messages.slice(1).map((each) => send(stage, each)));
    expect(stage.server.media.uploads() - before).toBe(1);
    for (const [place, person] of people.entries()) {
      await stage.server.until(() => person.screen.messages().length === 1);
      const last = person.screen.last();
      expect(last.id).toBe(networkIdOf('main', `e${place}.1`, 0));
      expect(last.message.imageMessage?.caption ?? '').toBe(place === 3 ? '' : `Untuk ${place}`);
      expect((await person.open(last)).toString()).toBe('bytes of flow:peta.jpg');
    }
  });

  it('brings a file anew that WhatsApp refuses where it lay for others, and others get that one', async () => {
    const [budi, citra] = [stage.server.person({ pushName: 'B' }), stage.server.person({ pushName: 'C' })];
    await send(stage, mapFor(ana, 0));
    const before = stage.server.media.uploads();
    stage.server.faults.script('message', fault.refuse(406));
    const message = mapFor(budi, 1);
    expect(await failureOf(send(stage, message))).toMatchObject({ reason: 'network' });
    await send(stage, message);
    await send(stage, mapFor(citra, 2));
    expect(stage.server.media.uploads() - before).toBe(1);
    await stage.server.until(() => [budi, citra].every(({ screen }) => screen.messages().length === 1));
    expect(budi.screen.last().id).toBe(networkIdOf('main', 'e1.1', 0));
    stage.server.faults.script('message', fault.refuse(406), fault.refuse(406));
    const again = mapFor(stage.server.person({ pushName: 'D' }), 3);
    expect(await failureOf(send(stage, again))).toMatchObject({ reason: 'network' });
    expect(await failureOf(send(stage, again))).toMatchObject({ reason: 'refused' });
  });
});

/** The fourth without words. */
function mapFor(person: Person, place: number): OutboundMessage {
  const map = { kind: 'image', ref: 'flow:peta.jpg', name: null, mime: null, bytes: null } as const;
  return messageTo(person, { id: `e${place}.1`, text: place === 3 ? '' : `Untuk ${place}`, media: [map] });
}
