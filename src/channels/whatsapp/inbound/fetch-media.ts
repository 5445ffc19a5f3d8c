import { type WAMessage } from '@whiskeysockets/baileys';
import { SendError } from '../../channel.ts';
import { type Millis } from '../../../domain/time/clock.ts';
import { type FileMedia } from '../../../domain/message.ts';
import { type LiveSocket } from '../live-socket.ts';
import { fileBodyOf } from './decode-file.ts';
import { downloadSealed, refuseLarge } from './download-sealed.ts';
import { type MediaShelf } from './media-shelf.ts';
import { looksLike } from './looks-like.ts';
import { soon } from './soon.ts';

/** What fetching files needs. */
export interface FetchMediaParts {
  readonly shelf: Pick<MediaShelf, 'find'>;
  /** Where files lie: only there is anything fetched, whatever the sender wrote. Null believes the sender. */
  readonly host: string | null;
  readonly downloadWithin: Millis;
  /** How long a phone may take to send a file again that the network has dropped. */
  readonly reuploadWithin: Millis;
}

/** What a companion is asked to keep is at most this large, on every network. */
const largest = 20 * 1024 * 1024;
/** Answers that mean: the file is no longer here, its phone may send it again. */
const droppedStatus: readonly number[] = [403, 404, 410];

/**
 * Makes what fetches files that came in. Throws SendError: `refused` for what is too large, gone or not what it says;
 * `network` for what may succeed later.
 */
export function createFetchMedia(
  parts: FetchMediaParts,
): (media: FileMedia, live: LiveSocket | null) => Promise<Uint8Array> {
  return async (media, live) => {
    refuseLarge(media.bytes ?? 0, largest);
    if (!live) {
      throw new SendError('network', 'WhatsApp is not connected; the file is fetched later.');
    }
    const message = await parts.shelf.find(live.baileys, media.ref);
    if (!message) {
      throw new SendError('refused', 'The file is no longer known.');
    }
    const bytes = await download(parts, live, message).catch((fault: unknown) =>
      droppedStatus.includes(statusOf(fault) ?? 0)
        ? fetchAnew(parts, live, message)
        : Promise.reject(asSendError(fault)),
    );
    if (!looksLike(media.kind, bytes)) {
      throw new SendError('refused', 'The file is not of the kind that its message says.');
    }
    return bytes;
  };
}

/** The library waits for the phone without end, so the wait is ours. */
async function fetchAnew(parts: FetchMediaParts, live: LiveSocket, message: WAMessage): Promise<Uint8Array> {
  try {
    const renewed = await soon(live.sock.updateMediaMessage(message), parts.reuploadWithin);
    return await download(parts, live, renewed);
  } catch (fault) {
    const gone = [...droppedStatus, 412, 418].includes(statusOf(fault) ?? 0);
    throw gone ? new SendError('refused', 'The phone has no longer got the file.') : asSendError(fault);
  }
}

async function download(
  { host, downloadWithin }: FetchMediaParts,
  { baileys }: LiveSocket,
  message: WAMessage,
): Promise<Uint8Array> {
  const found = fileBodyOf(message.message ?? {});
  if (!found) {
    throw new SendError('refused', 'The message has no file.');
  }
  return downloadSealed(baileys, found, { host, within: downloadWithin, bytes: largest });
}

/** The library throws what it calls a Boom: the network's answer is in its output. */
function statusOf(fault: unknown): number | undefined {
  return fault instanceof Error && 'output' in fault
    ? (fault.output as { readonly statusCode?: number }).statusCode
    : undefined;
}

function asSendError(fault: unknown): SendError {
  return fault instanceof SendError
    ? fault
    : new SendError('network', 'A file could not be fetched from WhatsApp.');
}
