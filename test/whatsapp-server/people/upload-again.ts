import { randomBytes } from 'node:crypto';
import { type BinaryNode, aesEncryptGCM, hkdf, proto } from '@whiskeysockets/baileys';
import { type World, seconds } from '../world.ts';
import { attr, node, part } from '../wire/nodes.ts';
import { fileOf } from './files.ts';

const { SUCCESS, NOT_FOUND } = proto.MediaRetryNotification.ResultType;

/** What the phone answers a device that found a file gone (`server-error`): where it lies again, or that it is lost. */
export function uploadAgain(world: World, receipt: BinaryNode): BinaryNode {
  const rmr = part(receipt, 'rmr') ?? node('rmr');
  const id = attr(receipt, 'id');
  const { file } = fileOf(world.directory.find(attr(rmr, 'jid'))?.sent(id) ?? {});
  const again = file?.directPath ? world.media.putAgain(file.directPath) : undefined;
  const content =
    again === undefined || !file?.mediaKey
      ? node('error', { code: String(NOT_FOUND) })
      : sealAnswer(id, again, file.mediaKey);
  return node('notification', { from: attr(receipt, 'to'), id, t: seconds(world), type: 'mediaretry' }, [
    content,
    rmr,
  ]);
}

function sealAnswer(stanzaId: string, directPath: string, mediaKey: Uint8Array): BinaryNode {
  const answer = proto.MediaRetryNotification.encode({ stanzaId, directPath, result: SUCCESS }).finish();
  const key = hkdf(mediaKey, 32, { info: 'WhatsApp Media Retry Notification' });
  const iv = randomBytes(12);
  return node('encrypt', {}, [
    node('enc_p', {}, aesEncryptGCM(answer, key, iv, Buffer.from(stanzaId))),
    node('enc_iv', {}, iv),
  ]);
}
