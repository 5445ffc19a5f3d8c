import { type FileMedia, type Media } from './message.ts';

/** Whether what came or goes with a message has bytes: a place and a visiting card have none. */
export const isFile = (media: Media): media is FileMedia =>
  media.kind !== 'location' && media.kind !== 'contact';
