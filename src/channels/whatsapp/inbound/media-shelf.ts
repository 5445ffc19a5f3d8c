import { type WAMessage } from '@whiskeysockets/baileys';
import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type Baileys, type LiveSocket } from '../live-socket.ts';
import { type Keep } from '../account/keep.ts';
import { fileBodyOf } from './decode-file.ts';
import { nameOfKey } from './message-name.ts';

/** Messages with files, kept so that their bytes can be fetched later: the keys to them stand nowhere else. */
export interface MediaShelf {
  /** Resolves with the reference that the file is known by from now on, once that is durable. */
  put(live: LiveSocket, message: WAMessage): Promise<string>;
  /** The message behind a reference of ours; undefined when it is no longer kept. */
  find(baileys: Baileys, ref: string): Promise<WAMessage | undefined>;
}

const kind = 'media';
/** Phones send a file again for some weeks at most. */
const keptFor: Millis = 30 * 24 * 60 * 60 * 1000;

/** A shelf in the account's keep. */
export function createMediaShelf({
  keep,
  now,
}: {
  readonly keep: Pick<Keep, 'read' | 'write' | 'nameOf'>;
  readonly now: () => Instant;
}): MediaShelf {
  return {
    put: async ({ baileys, account }, { key, message }) => {
      const id = keep.nameOf(nameOfKey(baileys, key));
      const bare = withoutPreview(baileys.normalizeMessageContent(message) ?? {});
      const value = baileys.proto.WebMessageInfo.encode({ key, message: bare }).finish();
      await keep.write([{ kind, id, value, expires: now() + keptFor }]);
      return `whatsapp:${account}/media/${id}`;
    },
    find: async (baileys, ref) => {
      const id = /^whatsapp:[^/]+\/media\/(.+)$/.exec(ref)?.[1] ?? '';
      const value = (await keep.read(kind, [id])).get(id);
      return value && (baileys.proto.WebMessageInfo.decode(value) as WAMessage);
    },
  };
}

type Body = Parameters<typeof fileBodyOf>[0];

/** Only the file itself: captions and small pictures are nobody's business any longer. */
function withoutPreview(body: Body): Body {
  const found = fileBodyOf(body);
  if (!found) {
    return {};
  }
  const { url, directPath, mediaKey, fileSha256, fileLength, mimetype } = found.file;
  return { [`${found.type}Message`]: { url, directPath, mediaKey, fileSha256, fileLength, mimetype } };
}
