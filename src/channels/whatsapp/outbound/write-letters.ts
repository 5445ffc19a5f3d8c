import { type Clock } from '../../../domain/time/clock.ts';
import { type OutboundMessage } from '../../../domain/message.ts';
import { SendError } from '../../channel.ts';
import { type ChatTimers } from '../chat-timers.ts';
import { type LiveSocket } from '../live-socket.ts';
import { contentOf } from './content-of.ts';
import { type Letter, lettersOf } from './letters-of.ts';
import { networkIdOf } from './network-id.ts';
import { type FileSources } from './read-outgoing.ts';
import { type SentLetter, type SentShelf } from './sent-shelf.ts';

/** What letters are written with. */
export interface WritingParts {
  readonly shelf: SentShelf;
  readonly timers: Pick<ChatTimers, 'find'>;
  readonly sources: FileSources;
  readonly clock: Pick<Clock, 'now'>;
}

/** An upload that takes longer than this will not end. */
const uploadWithin = 60_000;

/**
 * The letters of a message, kept before the first of them leaves; a message that was written before is taken from
 * the shelf, so that a resend is the very same and no file is uploaded twice. Throws SendError.
 */
export async function writeLetters(
  message: OutboundMessage,
  { live, jid }: { readonly live: LiveSocket; readonly jid: string },
  parts: WritingParts,
): Promise<readonly SentLetter[]> {
  const letters = lettersOf(message);
  if (letters.length === 0) {
    throw new SendError('refused', 'A message without text and media cannot be sent.');
  }
  const ids = letters.map((_, place) => networkIdOf(live.account, message.id, place));
  const kept = await parts.shelf.findAll(ids);
  if (kept.length === ids.length) {
    return kept;
  }
  const forgets = await parts.timers.find(jid);
  const written: SentLetter[] = [];
  for (const [place, letter] of letters.entries()) {
    const id = ids[place] ?? '';
    const bytes = await encode(letter, { live, jid, id, forgets, sources: parts.sources });
    written.push({
      id,
      message: message.id,
      last: place === letters.length - 1,
      at: parts.clock.now(),
      to: jid,
      bytes,
    });
  }
  await parts.shelf.put(written);
  return written;
}

async function encode(
  letter: Letter,
  about: {
    readonly live: LiveSocket;
    readonly jid: string;
    readonly id: string;
    readonly forgets: number;
    readonly sources: FileSources;
  },
): Promise<Uint8Array> {
  const { live, jid, id, forgets, sources } = about;
  const content = await contentOf(letter, { jid, sources });
  const { baileys, sock } = live;
  const options = {
    userJid: sock.authState.creds.me?.id ?? '',
    messageId: id,
    upload: sock.waUploadToServer,
    mediaUploadTimeoutMs: uploadWithin,
    ...(forgets === 0 ? {} : { ephemeralExpiration: forgets }),
  };
  const made = await baileys.generateWAMessage(jid, content, options).catch(() => {
    throw new SendError('network', 'A file could not be brought to WhatsApp.');
  });
  return baileys.proto.Message.encode(made.message ?? {}).finish();
}
