import { type Media } from '../../domain/message.ts';
import { type Draft, send } from '../draft.ts';
import { renderText } from '../render.ts';
import { type At, type Outcome } from './step.ts';

/** Sends one message; nothing where an expression left neither words nor media. */
export function say(draft: Draft, at: At<'say'>): Outcome {
  const text = renderText(draft, at, at.step.say);
  const media = mediaOf(at.step.media);
  if (text.trim() !== '' || media.length > 0) {
    send(draft, text, { media, flow: at.program.id, step: at.step.key });
  }
  return at.step.next;
}

const kinds: readonly (readonly [RegExp, 'image' | 'voice' | 'video', string])[] = [
  [/\.(jpe?g)$/i, 'image', 'image/jpeg'],
  [/\.png$/i, 'image', 'image/png'],
  [/\.webp$/i, 'image', 'image/webp'],
  [/\.(ogg|oga|opus)$/i, 'voice', 'audio/ogg'],
  [/\.mp4$/i, 'video', 'video/mp4'],
];

/** The file of a step, as media: a picture, a voice note, a video by its ending, else a document. */
export function mediaOf(name: string | null): readonly Media[] {
  if (name === null) {
    return [];
  }
  const [, kind, mime] = kinds.find(([ending]) => ending.test(name)) ?? [null, 'document' as const, null];
  return [{ kind, ref: `flow:${name}`, name, mime, bytes: null }];
}
