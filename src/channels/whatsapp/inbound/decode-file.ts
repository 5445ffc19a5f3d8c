import { type proto } from '@whiskeysockets/baileys';
import { type FoundFile } from './content.ts';

/** The parts of an image, video, audio or document message that are the same in all. */
export type FileBody = Pick<
  proto.Message.IImageMessage,
  'url' | 'directPath' | 'mediaKey' | 'fileSha256' | 'fileLength' | 'mimetype'
>;

/**
 * The file of a message. A picture sent "as a file" is a picture; an audio file that is no voice note is a document.
 */
export function decodeFile(body: proto.IMessage): FoundFile | undefined {
  const { imageMessage, audioMessage, documentMessage } = body;
  const videoMessage = body.videoMessage ?? body.ptvMessage;
  if (imageMessage) {
    return fileOf('image', imageMessage);
  }
  if (videoMessage) {
    return fileOf('video', videoMessage);
  }
  if (audioMessage) {
    return fileOf(audioMessage.ptt ? 'voice' : 'document', audioMessage);
  }
  if (!documentMessage) {
    return undefined;
  }
  const picture = /^image\/(jpeg|png|webp|heic)$/.test(documentMessage.mimetype ?? '');
  return {
    ...fileOf(picture ? 'image' : 'document', documentMessage),
    name: shownName(documentMessage.fileName),
  };
}

/** Which part of a message holds its file, and how the library names that kind; undefined where there is none. */
export function fileBodyOf(
  body: proto.IMessage,
): { readonly file: FileBody; readonly type: 'image' | 'video' | 'audio' | 'document' | 'ptv' } | undefined {
  const { imageMessage, videoMessage, ptvMessage, audioMessage, documentMessage } = body;
  const found = [
    { file: imageMessage, type: 'image' },
    { file: videoMessage, type: 'video' },
    { file: ptvMessage, type: 'video' },
    { file: audioMessage, type: 'audio' },
    { file: documentMessage, type: 'document' },
  ] as const;
  for (const { file, type } of found) {
    if (file) {
      return { file, type };
    }
  }
  return undefined;
}

function fileOf(kind: FoundFile['kind'], { mimetype, fileLength }: FileBody): FoundFile {
  return { kind, name: null, mime: mimetype ?? null, bytes: fileLength == null ? null : Number(fileLength) };
}

/** For show only; nothing is ever stored under it. */
function shownName(name: string | null | undefined): string | null {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  return last.slice(0, 100) || null;
}
