import { type proto } from '@whiskeysockets/baileys';
import { type CardMedia, type FileMedia, type LocationMedia } from '../../../domain/message.ts';

/** A file inside of a message; where its bytes lie is known only to the message itself. */
export type FoundFile = Omit<FileMedia, 'ref'>;

/** What a message carries beside its text. */
export type Found = FoundFile | LocationMedia | CardMedia;

/** What a message means, whoever it is from. */
export type Content =
  | {
      readonly kind: 'said';
      readonly text: string;
      readonly found: readonly Found[];
      /** What it was sent together with. */
      readonly album?: string;
    }
  /** `of` is the id of the message that it replaces. */
  | { readonly kind: 'edit'; readonly of: string; readonly text: string; readonly found: readonly Found[] }
  /** `of` is the id of the message that was taken back. */
  | { readonly kind: 'revoke'; readonly of: string }
  /** `on` is the id of the message that it is put on. */
  | { readonly kind: 'reaction'; readonly emoji: string; readonly on: string }
  | { readonly kind: 'vote'; readonly poll: string; readonly vote: proto.Message.IPollEncValue }
  /** Somebody called. */
  | { readonly kind: 'call' }
  /** A kind that we do not read: a sticker, a game, something newer than this program. */
  | { readonly kind: 'unsupported' }
  /** Nothing that a person said: keys, settings, history. */
  | { readonly kind: 'nothing' };
