import { createHash } from 'node:crypto';
import { type AnyMessageContent, type CacheStore, type proto } from '@whiskeysockets/baileys';
import { type Clock, type Millis } from '../../../domain/time/clock.ts';
import { createCacheStore } from '../library/cache-store.ts';
import { type Baileys } from '../live-socket.ts';

/** Makes a message of a content by the library, which looks for files by address in the cache and uploads bytes. */
export type MakeMessage = (content: AnyMessageContent, mediaCache?: CacheStore) => Promise<proto.IMessage>;

/** The files of an account that lie at WhatsApp already. */
export interface Uploads {
  /**
   * Makes a message of a content. Bytes that went up lately, or are just going up, go by that upload (`reused`), so that
   * an announcement uploads its file once; `anew` uploads them all the same.
   */
  make(
    content: AnyMessageContent,
    about: { readonly baileys: Baileys; readonly make: MakeMessage; readonly anew: boolean },
  ): Promise<{ readonly message: proto.IMessage; readonly reused: boolean }>;
}

/**
 * WhatsApp keeps a file for about a month, for phones that are off. Whoever gets a day-old one has nearly as long to
 * fetch it.
 */
const lasts: Millis = 24 * 60 * 60 * 1000;
const most = 200;

/** Nothing lies there yet. */
export function createUploads({ clock }: { readonly clock: Clock }): Uploads {
  const known = createCacheStore({ clock, most, lasts });
  return {
    make: async (content, { baileys, make, anew }) => {
      const file = fileIn(content);
      if (!file) {
        return { message: await make(content), reused: false };
      }
      const there = anew ? undefined : known.get<Uint8Array>(file.key);
      if (there !== undefined) {
        return { message: await make(file.byKey, cacheOf(await there)), reused: true };
      }
      const message = make(content);
      const upload = message.then((made) => uploadIn(made, file.kind, baileys));
      void known.set(file.key, upload);
      upload.catch(() => {
        if (known.get(file.key) === upload) {
          void known.del(file.key);
        }
      });
      return { message: await message, reused: false };
    },
  };
}

const kinds = ['image', 'video', 'audio', 'document'] as const;
type Kind = (typeof kinds)[number];

/** The file in a content, with the content that names it in place of its bytes. */
function fileIn(content: AnyMessageContent) {
  for (const kind of kinds) {
    const bytes: unknown = kind in content ? content[kind as keyof typeof content] : undefined;
    if (bytes instanceof Uint8Array) {
      const key = `${kind}:${createHash('sha256').update(bytes).digest('base64')}`;
      return { kind, key, byKey: { ...content, [kind]: { url: key } } };
    }
  }
  return undefined;
}

/** What says where a file lies and how it is read, without what is said with it to one person. */
function uploadIn(made: proto.IMessage, kind: Kind, { proto: { Message } }: Baileys): Uint8Array {
  const { url, directPath, mediaKey, mediaKeyTimestamp, fileEncSha256, fileSha256, fileLength } =
    made[`${kind}Message`] ?? {};
  const file = { url, directPath, mediaKey, mediaKeyTimestamp, fileEncSha256, fileSha256, fileLength };
  const waveform = kind === 'audio' ? { waveform: made.audioMessage?.waveform } : {};
  return Message.encode({ [`${kind}Message`]: { ...file, ...waveform } }).finish();
}

/** A cache in which the library finds what it asks for, whatever becomes of ours meanwhile: it would look for a file. */
function cacheOf(upload: Uint8Array): CacheStore {
  return {
    get: () => upload as never,
    set: () => undefined,
    del: () => undefined,
    flushAll: () => undefined,
  };
}
