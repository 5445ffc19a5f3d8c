import { type InboundMessage } from '../../domain/message.ts';
import { type Row } from '../../domain/row.ts';
import { cleanText } from '../../domain/text/clean-text.ts';
import { maskText } from '../../domain/text/mask.ts';

/** Whether a message that was written down, masked and cleaned, is what somebody says now. */
export function saysTheSame(
  { data }: Row,
  { text, media, tap }: Pick<InboundMessage, 'text' | 'media' | 'tap'>,
): boolean {
  if (tap !== null) {
    // Its words are those of the button that is open now, which may be another one by then.
    return data['choice'] === tap.choice;
  }
  const clean = cleanText(text, text.length).text;
  const forms = [maskText(clean, 'digits'), maskText(clean, 'other')];
  return data['choice'] === null && forms.some((form) => form === data['text']) && haveTheSame(data, media);
}

function haveTheSame({ media: kept }: Row['data'], media: InboundMessage['media']): boolean {
  const sizes = (files: readonly { readonly kind?: unknown; readonly bytes?: unknown }[]) =>
    JSON.stringify(files.map(({ kind, bytes }) => [kind, bytes]));
  return sizes(Array.isArray(kept) ? kept : []) === sizes(media);
}
