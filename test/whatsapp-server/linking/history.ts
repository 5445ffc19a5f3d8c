import { deflateSync } from 'node:zlib';
import { proto } from '@whiskeysockets/baileys';
import { type MediaHost } from '../media/media-host.ts';
import { sealMedia } from '../media/sealed-media.ts';
import { lidJid, pnJid } from '../wire/jids.ts';

/** What a phone tells a linked device of the time before. */
export interface History {
  /** Who is behind which id. */
  readonly people: readonly { readonly number: string; readonly lid: string }[];
  /** Inside of the message, or as a file on the media host. */
  readonly as: 'payload' | 'file';
}

/** The message that a history comes in. */
export async function historyMessage(
  { people, as }: History,
  media: Pick<MediaHost, 'put'>,
): Promise<proto.IMessage> {
  const syncType = proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP;
  const phoneNumberToLidMappings = people.map(({ number, lid }) => ({
    pnJid: pnJid(number),
    lidJid: lidJid(lid),
  }));
  const history = proto.HistorySync.encode({ syncType, progress: 100, phoneNumberToLidMappings }).finish();
  const packed = deflateSync(history);
  return {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: {
        syncType: proto.Message.HistorySyncType.INITIAL_BOOTSTRAP,
        progress: 100,
        ...(as === 'payload' ? { initialHistBootstrapInlinePayload: packed } : await fileOf(packed, media)),
      },
    },
  };
}

async function fileOf(packed: Uint8Array, media: Pick<MediaHost, 'put'>) {
  const { bytes, ...file } = await sealMedia(packed, 'md-msg-hist');
  const directPath = `/history/${file.fileEncSha256.toString('hex')}`;
  media.put(directPath, bytes);
  return { ...file, directPath };
}
