import { describe, expect, it } from '@jest/globals';
import * as baileys from '@whiskeysockets/baileys';
import { createUploads, type MakeMessage } from '../../../../../src/channels/whatsapp/outbound/uploads.ts';
import { createFakeClock } from '../../../../support/fake-clock.ts';

const day = 86_400_000;

/** A library that uploads bytes, and takes a file that it is given an address of from the cache. */
function uploadsOn(faults: (Error | null)[] = []) {
  const clock = createFakeClock(0);
  const uploads = createUploads({ clock });
  let count = 0;
  const make: MakeMessage = async (content, cache) => {
    const kept = cache && (await cache.get<Uint8Array>('any'));
    if (kept) {
      return baileys.proto.Message.decode(kept);
    }
    const fault = faults.shift();
    if (fault) {
      throw fault;
    }
    return { imageMessage: { directPath: `/${++count}`, caption: 'Untuk Siti', url: '' } };
  };
  const bring = async (bytes: string, anew = false) => {
    const content = { image: Buffer.from(bytes), mimetype: 'image/jpeg' };
    const { message, reused } = await uploads.make(content, { baileys, make, anew });
    return [message.imageMessage?.directPath, reused];
  };
  return { clock, uploads, make, bring };
}

describe('a file that goes to many over WhatsApp', () => {
  it('is uploaded once, be it wanted by several at the same time, and with no words of another', async () => {
    const { uploads, make, bring } = uploadsOn();
    expect(await Promise.all([bring('peta'), bring('peta'), bring('lain')])).toEqual([
      ['/1', false],
      ['/1', true],
      ['/2', false],
    ]);
    const about = { baileys, make, anew: false };
    const { message } = await uploads.make({ image: Buffer.from('peta') }, about);
    expect(message.imageMessage?.caption).toBeFalsy();
  });

  it('is uploaded again after a day, and where it is to be', async () => {
    const { clock, bring } = uploadsOn();
    await bring('peta');
    clock.advance(day - 1);
    expect(await bring('peta')).toEqual(['/1', true]);
    clock.advance(1);
    expect(await bring('peta')).toEqual(['/2', false]);
    expect(await bring('peta', true)).toEqual(['/3', false]);
    expect(await bring('peta')).toEqual(['/3', true]);
  });

  it('is uploaded by the next when it could not be', async () => {
    const { bring } = uploadsOn([new Error('no line')]);
    await expect(bring('peta')).rejects.toThrow('no line');
    expect(await bring('peta')).toEqual(['/1', false]);
  });

  it('is forgotten when there are too many others', async () => {
    const { bring } = uploadsOn();
    for (let place = 0; place <= 200; place++) {
      await bring(`peta ${place}`);
    }
    expect(await bring('peta 200')).toEqual(['/201', true]);
    expect(await bring('peta 0')).toEqual(['/202', false]);
  });
});
