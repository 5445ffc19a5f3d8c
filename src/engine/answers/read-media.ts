import { isFile } from '../../domain/is-file.ts';
import { type Media } from '../../domain/message.ts';

function isOfType(each: Media, type: string): boolean {
  return each.kind === 'document' && (each.mime?.startsWith(`${type}/`) ?? false);
}

/** What a thing that was sent is called as an answer: its kind in a word, for a place `latitude,longitude`. */
function nameOf(each: Media): string {
  if (each.kind === 'location') {
    return `${each.latitude},${each.longitude}`;
  }
  return each.kind === 'document' ? 'file' : each.kind;
}

/** The answer that the things sent with a message give to a question for them; null when they give none. */
export function readMedia(
  media: readonly Media[],
  wanted: 'location' | 'image' | 'voice' | 'file' | 'any',
): string | null {
  switch (wanted) {
    case 'location': {
      const place = media.find((each) => each.kind === 'location');
      return place === undefined ? null : nameOf(place);
    }
    case 'image':
      return media.some((each) => each.kind === 'image' || isOfType(each, 'image')) ? 'image' : null;
    case 'voice':
      return media.some((each) => each.kind === 'voice' || isOfType(each, 'audio')) ? 'voice' : null;
    case 'file':
      return media.some(isFile) ? 'file' : null;
    case 'any':
      return media[0] === undefined ? null : nameOf(media[0]);
  }
}
