import { isFile } from '../../domain/is-file.ts';
import { type InboundMessage, type Media } from '../../domain/message.ts';
import { type Draft, nextId } from '../draft.ts';
import { toldOf } from '../tasks/report-task.ts';

/** The history gets the message; its files are fetched behind, but for those that the network will not give. */
export function keepMessage(draft: Draft, message: InboundMessage): void {
  const heard = nextId(draft);
  draft.effects.push({ kind: 'heard', id: heard, message, at: draft.event.at, ...toldOf(draft) });
  message.media.forEach((media, place) => {
    if (isFile(media) && !isTooLarge(media)) {
      draft.effects.push({ kind: 'keep', id: nextId(draft), heard, media, place });
    }
  });
}

/** Whether the network keeps a file from us: bots may fetch files of up to 20 MB (Telegram Bot API, getFile). */
export function isTooLarge(media: Media): boolean {
  return 'bytes' in media && (media.bytes ?? 0) > 20 * 1024 * 1024;
}
