import { ApiFault, badRequest } from './api-fault.ts';
import { type Chat, type Chats } from './chats.ts';
import { type Files, type StoredFile } from './files.ts';
import { textOfHtml } from './html-text.ts';
import { type CallContent } from './read-call.ts';
import { type Keyboard } from './sent-message.ts';

/** Where the file of a method lies in its payload and in the message that comes of it. */
const fileFields: { readonly [method: string]: string } = {
  sendPhoto: 'photo',
  sendVoice: 'voice',
  sendVideo: 'video',
  sendDocument: 'document',
};

/** Everything that `send…` methods do, with the refusals of the Bot API. */
export function takeMessage(
  method: string,
  { payload, uploads }: CallContent,
  { chats, files }: { readonly chats: Chats; readonly files: Files },
): object {
  const chat = chatOf(payload['chat_id'], chats);
  const source = sourceOf(method, payload);
  const text = payload['parse_mode'] === 'HTML' ? textOfHtml(source) : source;
  checkLength(method, text);
  const keyboard = keyboardOf(payload['reply_markup']);
  const file = fileOf(method, { payload, uploads }, files);
  const id = chats.nextMessageId();
  chat.sent.push({ id, at: performance.now(), method, text, source, keyboard, file, payload });
  return {
    message_id: id,
    date: Math.floor(Date.now() / 1000),
    chat: { id: chat.id, type: chat.type },
    ...(text !== '' && { [method === 'sendMessage' ? 'text' : 'caption']: text }),
    ...(file !== null && fileResult(method, file)),
  };
}

function chatOf(id: unknown, chats: Chats): Chat {
  const chat = chats.find(Number(id));
  if (chat === undefined) {
    throw badRequest('chat not found');
  }
  if (chat.blocked) {
    throw new ApiFault(403, 'Forbidden: bot was blocked by the user');
  }
  return chat;
}

function sourceOf(method: string, { text, caption }: CallContent['payload']): string {
  const source = method === 'sendMessage' ? text : caption;
  return typeof source === 'string' ? source : '';
}

function checkLength(method: string, text: string): void {
  if (method === 'sendMessage' && text.trim() === '') {
    throw badRequest('message text is empty');
  }
  if (text.length > (method === 'sendMessage' ? 4096 : 1024)) {
    throw badRequest(`message ${method === 'sendMessage' ? '' : 'caption '}is too long`);
  }
}

function keyboardOf(markup: unknown): Keyboard {
  const keyboard = (markup as { readonly inline_keyboard?: Keyboard } | undefined)?.inline_keyboard ?? [];
  if (keyboard.flat().some(({ callback_data }) => Buffer.byteLength(callback_data) > 64)) {
    throw badRequest('BUTTON_DATA_INVALID');
  }
  return keyboard;
}

function fileOf(method: string, { payload, uploads }: CallContent, files: Files): StoredFile | null {
  const field = fileFields[method];
  if (field === undefined) {
    return null;
  }
  const upload = uploads[field];
  if (upload !== undefined) {
    return files.keep(upload);
  }
  const known = files.find(String(payload[field]));
  if (known === undefined) {
    throw badRequest('wrong file identifier/HTTP URL specified');
  }
  return known;
}

function fileResult(method: string, { id, size, name }: StoredFile): object {
  const file = { file_id: id, file_unique_id: id, file_size: size };
  if (method === 'sendPhoto') {
    return { photo: [90, 800].map((side) => ({ ...file, width: side, height: side })) };
  }
  return { [fileFields[method] ?? 'document']: { ...file, file_name: name } };
}
