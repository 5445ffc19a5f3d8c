import { type ChannelName } from './contact/address.ts';
import { type FileMedia } from './message.ts';

/** How large a file may be on a network, in bytes. */
export interface FileLimits {
  /** What is larger than this is not shown or played there, and goes as a plain document. */
  readonly shown: { readonly [kind in FileMedia['kind']]?: number };
  /** What is larger than this does not go at all. */
  readonly most: number;
}

const megabyte = 1024 * 1024;

/**
 * What Telegram lets bots upload; on WhatsApp, phones show pictures, sound and films of up to 16 MB, and more than 50
 * MB of anything is a burden on a small plan.
 */
export const fileLimits: { readonly [channel in ChannelName]: FileLimits } = {
  telegram: { shown: { image: 10 * megabyte }, most: 50 * megabyte },
  whatsapp: {
    shown: { image: 16 * megabyte, voice: 16 * megabyte, video: 16 * megabyte },
    most: 50 * megabyte,
  },
  simulator: { shown: {}, most: Infinity },
};

/** Whether a file is shown or played in the chat as what it is. */
export function isShown({ shown }: FileLimits, kind: FileMedia['kind'], bytes: number): boolean {
  return bytes <= (shown[kind] ?? Infinity);
}
