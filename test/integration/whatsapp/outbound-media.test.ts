import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type FileMedia } from '../../../src/domain/message.ts';
import { outboundMessage } from '../../support/whatsapp/outbound-message.ts';
import { type Person } from '../../whatsapp-server/people/person.ts';
import { quietSignal } from '../whatsapp-server/quiet-signal.ts';
import {
  createLinkedServer,
  createOutboundStage,
  type LinkedServer,
  type OutboundStage,
} from './outbound-stage.ts';

quietSignal();
jest.setTimeout(40_000);

let linked: LinkedServer;
let stage: OutboundStage;
let ana: Person;
beforeAll(async () => {
  linked = await createLinkedServer();
});
beforeEach(async () => {
  stage = await createOutboundStage(linked);
  ana = stage.server.person({ pushName: 'Ana' });
});
afterEach(() => stage.stop());
afterAll(() => linked.server.stop());

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
});
