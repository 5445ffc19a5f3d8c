import { type Clock } from '../../../domain/time/clock.ts';
import { type OutboundMessage } from '../../../domain/message.ts';
import { SendError } from '../../channel.ts';
import { type ChatTimers } from '../chat-timers.ts';
import { type LiveSocket } from '../live-socket.ts';
import { contentOf } from './content-of.ts';
import { type Bubble, bubblesOf } from './bubbles-of.ts';
import { networkIdOf } from './network-id.ts';
import { mayBeOfFile } from './refusal-of.ts';
import { type FileSources } from '../../outgoing-file.ts';
import { type SentBubble, type SentShelf } from './sent-shelf.ts';
import { type MakeMessage, type Uploads } from './uploads.ts';
import { type Verdicts } from './verdicts.ts';

/** What bubbles are written with. */
export interface WritingParts {
  readonly shelf: SentShelf;
  readonly timers: Pick<ChatTimers, 'find'>;
  readonly sources: FileSources;
  readonly uploads: Uploads;
  readonly verdicts: Pick<Verdicts, 'find' | 'forget'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** An upload on which nothing moves for so long will not end. */
const uploadWithin = 60_000;

/**
 * The bubbles of a message, kept before the first of them leaves; a message that was written before is taken from
 * the shelf, so that a resend is the very same and no file is uploaded twice. Where the server refused one whose file
 * was uploaded for somebody else, the files go up anew. Throws SendError.
 */
export async function writeBubbles(
  message: OutboundMessage,
  { live, jid }: { readonly live: LiveSocket; readonly jid: string },
  parts: WritingParts,
): Promise<readonly SentBubble[]> {
  const bubbles = bubblesOf(message);
  if (bubbles.length === 0) {
    throw new SendError('refused', 'A message without text and media cannot be sent.');
  }
  const ids = bubbles.map((_, place) => networkIdOf(live.account, message.id, place));
  const kept = await parts.shelf.findAll(ids);
  const refused = kept.filter(({ id, reused }) => reused && mayBeOfFile(parts.verdicts.find(id)));
  if (kept.length === ids.length && refused.length === 0) {
    return kept;
  }
  for (const { id } of refused) {
    parts.verdicts.forget(id);
  }
  const anew = refused.length > 0;
  const forgets = await parts.timers.find(jid);
  const written: SentBubble[] = [];
  for (const [place, bubble] of bubbles.entries()) {
    const id = ids[place] ?? '';
    const made = await encode(bubble, { ...parts, live, jid, id, forgets, anew });
    written.push({
      id,
      message: message.id,
      last: place === bubbles.length - 1,
      at: parts.clock.now(),
      to: jid,
      ...made,
    });
  }
  await parts.shelf.put(written);
  return written;
}

async function encode(
  bubble: Bubble,
  about: {
    readonly live: LiveSocket;
    readonly jid: string;
    readonly id: string;
    readonly forgets: number;
    readonly sources: FileSources;
    readonly uploads: Uploads;
    readonly anew: boolean;
  },
): Promise<Pick<SentBubble, 'bytes' | 'reused'>> {
  const { live, jid, id, forgets, sources, uploads, anew } = about;
  const content = await contentOf(bubble, { jid, sources });
  const { baileys, sock } = live;
  const options = {
    userJid: sock.authState.creds.me?.id ?? '',
    messageId: id,
    upload: sock.waUploadToServer,
    mediaUploadTimeoutMs: uploadWithin,
    ...(forgets === 0 ? {} : { ephemeralExpiration: forgets }),
  };
  const make: MakeMessage = async (given, mediaCache) => {
    const cache = mediaCache ? { mediaCache } : {};
    return (await baileys.generateWAMessage(jid, given, { ...options, ...cache })).message ?? {};
  };
  const made = await uploads.make(content, { baileys, make, anew }).catch(() => {
    throw new SendError('network', 'A file could not be brought to WhatsApp.');
  });
  return { bytes: baileys.proto.Message.encode(made.message).finish(), reused: made.reused };
}
