import { isFile } from '../../domain/is-file.ts';
import { type FileMedia, type Media, type OutboundMessage } from '../../domain/message.ts';
import { pathOf } from '../../domain/contact/address.ts';
import { encodeButton } from './button-data.ts';
import { type Marked, readMarkup } from './markup.ts';
import { renderHtml } from './render-html.ts';
import { type Stretch, splitText } from '../split-text.ts';

/** Telegram's limits after markup is read, in UTF-16 units. */
const limits = { text: 4096, caption: 1024 };

/** One call to be made for a message. */
export interface Call {
  readonly method:
    'sendMessage' | 'sendLocation' | 'sendVenue' | 'sendContact' | 'sendFile' | 'setMessageReaction';
  readonly payload: { readonly [name: string]: unknown };
  /** For `sendFile`: the file whose bytes go with it. */
  readonly file: FileMedia | null;
  /** What to send in place of the payload's words if Telegram cannot read their markup; null without words. */
  readonly plain: { readonly text: string } | { readonly caption: string } | null;
}

/**
 * The calls that make up a message, in order: its media, then its text in parts. A text that fits under a closing
 * file is its caption. The buttons stand under the last call.
 */
export function encodeMessage(message: OutboundMessage): readonly Call[] {
  const { to, text, choices, question, media, reaction } = message;
  if (reaction) {
    return reaction.networkId === null ? [] : [encodeReaction(to, text, reaction.networkId)];
  }
  // Buttons stand under something: where the words came out empty, under their own.
  const said = text.trim() === '' && media.length === 0 ? choices.join('\n') : text;
  const marked = readMarkup(said);
  const last = media.at(-1);
  const whole = splitText(marked.text, limits.caption);
  const captioned = last !== undefined && isFile(last) && whole.length === 1;
  const calls = [
    ...media.map((each, index) =>
      encodeMedia(
        each,
        captioned && index === media.length - 1 ? wordsOf('caption', marked, whole[0]) : null,
      ),
    ),
    ...(captioned ? [] : splitText(marked.text, limits.text)).map((part) =>
      call('sendMessage', wordsOf('text', marked, part)),
    ),
  ];
  const keyboard = choices.map((label, index) => [
    { text: label, callback_data: encodeButton(question, index) },
  ]);
  return calls.map((each, index) => ({
    ...each,
    payload: {
      chat_id: Number(pathOf(to)),
      ...each.payload,
      ...(index === calls.length - 1 &&
        choices.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
    },
  }));
}

/** Of all emoji Telegram takes some dozens as reactions, and refuses the others. */
function encodeReaction(to: OutboundMessage['to'], emoji: string, on: string): Call {
  const reaction = [{ type: 'emoji', emoji }];
  const payload = { chat_id: Number(pathOf(to)), message_id: Number(on), reaction };
  return { method: 'setMessageReaction', payload, file: null, plain: null };
}

interface Words {
  readonly payload: Call['payload'];
  readonly plain: Call['plain'];
}

function wordsOf(field: 'text' | 'caption', marked: Marked, part: Stretch | undefined): Words {
  const { from, to } = part ?? { from: 0, to: 0 };
  const plain = marked.text.slice(from, to);
  return {
    payload: { [field]: renderHtml(marked, from, to), parse_mode: 'HTML' },
    plain: field === 'text' ? { text: plain } : { caption: plain },
  };
}

function call(method: Call['method'], words: Words, file: FileMedia | null = null): Call {
  return { method, payload: words.payload, file, plain: words.plain };
}

function encodeMedia(media: Media, caption: Words | null): Call {
  switch (media.kind) {
    case 'location':
      return encodePlace(media);
    case 'contact':
      return call('sendContact', {
        payload: { phone_number: media.phone, first_name: media.name === '' ? media.phone : media.name },
        plain: null,
      });
    case 'image':
    case 'voice':
    case 'video':
    case 'document':
      return call('sendFile', caption ?? { payload: {}, plain: null }, media);
  }
}

function encodePlace({ latitude, longitude, name }: Extract<Media, { kind: 'location' }>): Call {
  const place = { latitude, longitude };
  return name === null || name === ''
    ? call('sendLocation', { payload: place, plain: null })
    : call('sendVenue', {
        // Telegram insists on an address; the point itself is the only one we know.
        payload: { ...place, title: name, address: `${latitude}, ${longitude}` },
        plain: null,
      });
}
