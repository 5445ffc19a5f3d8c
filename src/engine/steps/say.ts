import { type Media } from '../../domain/message.ts';
import { type Draft, send } from '../draft.ts';
import { type Program, type Recorded } from '../program.ts';
import { renderText } from '../render.ts';
import { type At, type Outcome } from './step.ts';

/** Sends one message; nothing where an expression left neither words nor media. */
export function say(draft: Draft, at: At<'say'>): Outcome {
  const text = renderText(draft, at, at.step.say);
  const media = mediaFor(draft, at);
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

/** The file of a step in the contact's language, by the chain of fallbacks, else the flow's own. */
export function mediaFor(
  draft: Draft,
  { program, step }: { readonly program: Program; readonly step: Recorded },
): readonly Media[] {
  const { media, recordings } = step;
  for (const language of draft.world.languages(draft.contact.language)) {
    const recording = language === program.language ? media : recordings?.[language];
    if (recording !== undefined) {
      return mediaOf(recording);
    }
  }
  return mediaOf(media);
}

/** A file by its name, as media: a picture, a voice note, a video by its ending, else a document. */
export function mediaOf(name: string | null): readonly Media[] {
  if (name === null) {
    return [];
  }
  const [, kind, mime] = kinds.find(([ending]) => ending.test(name)) ?? [null, 'document' as const, null];
  return [{ kind, ref: `flow:${name}`, name, mime, bytes: null }];
}
