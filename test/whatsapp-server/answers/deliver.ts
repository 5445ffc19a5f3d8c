import { type BinaryNode } from '@whiskeysockets/baileys';
import { type Device } from '../device.ts';
import { type World } from '../world.ts';
import { attr, part, parts } from '../wire/nodes.ts';
import { deviceOf } from '../wire/jids.ts';

/** Takes a device's message to everybody it is sealed for. */
export async function deliver(world: World, from: Device, stanza: BinaryNode): Promise<void> {
  const to = attr(stanza, 'to');
  const chat = attr(stanza, 'recipient') || to;
  const sealedFor = parts(part(stanza, 'participants')).map((one) => ({ jid: attr(one, 'jid'), of: one }));
  const all = sealedFor.length > 0 ? sealedFor : [{ jid: attr(stanza, 'participant') || to, of: stanza }];
  for (const { jid, of } of all) {
    const enc = part(of, 'enc');
    if (enc !== undefined && enc.content instanceof Uint8Array) {
      await world.directory.find(jid)?.take({
        id: attr(stanza, 'id'),
        from,
        chat,
        device: deviceOf(jid),
        sealed: {
          type: attr(enc, 'type') === 'pkmsg' ? 'pkmsg' : 'msg',
          ciphertext: Buffer.from(enc.content),
        },
        stanza,
      });
    }
  }
}
