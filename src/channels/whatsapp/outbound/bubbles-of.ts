import { isFile } from '../../../domain/is-file.ts';
import {
  type CardMedia,
  type FileMedia,
  type LocationMedia,
  type Media,
  type OutboundMessage,
} from '../../../domain/message.ts';
import { splitText } from '../../split-text.ts';

/** What stands on the phone as one message. */
export type Bubble =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly file: FileMedia; readonly caption: string }
  | { readonly kind: 'place'; readonly place: LocationMedia }
  | { readonly kind: 'card'; readonly card: CardMedia }
  | { readonly kind: 'reaction'; readonly emoji: string; readonly on: string };

/** In UTF-16 units; a longer text is split, a longer caption becomes a text of its own. */
const limits = { text: 4096, caption: 1024 };

/**
 * The bubbles that make up a message, in order: its media, then its text in parts. A short text is the caption of a
 * closing picture, video or document. There are no buttons on this network: choices are a list in the text.
 */
export function bubblesOf({
  text,
  choices,
  media,
  reaction,
}: Pick<OutboundMessage, 'text' | 'choices' | 'media' | 'reaction'>): readonly Bubble[] {
  if (reaction) {
    return reaction.networkId === null ? [] : [{ kind: 'reaction', emoji: text, on: reaction.networkId }];
  }
  const words = [text.trim(), listOf(choices)].filter((each) => each !== '').join('\n\n');
  const last = media.at(-1);
  const captioned =
    last !== undefined && isFile(last) && last.kind !== 'voice' && words.length <= limits.caption;
  const parts = captioned ? [] : splitText(words, limits.text);
  return [
    ...media.map((each) => bubbleOf(each, captioned && each === last ? words : '')),
    ...parts.map(({ from, to }) => ({ kind: 'text' as const, text: words.slice(from, to) })),
  ];
}

/** Numbered from 1, as answers are read, but for labels that begin with numbers of their own. */
function listOf(choices: readonly string[]): string {
  const numbered = !choices.some((label) => /^\d/u.test(label));
  return choices.map((label, place) => (numbered ? `${place + 1}. ${label}` : `• ${label}`)).join('\n');
}

function bubbleOf(media: Media, caption: string): Bubble {
  switch (media.kind) {
    case 'location':
      return { kind: 'place', place: media };
    case 'contact':
      return { kind: 'card', card: media };
    case 'image':
    case 'voice':
    case 'video':
    case 'document':
      return { kind: 'file', file: media, caption };
  }
}
