import { type Chat, type Chats, getButton } from './chats.ts';
import { type Files } from './files.ts';
import { type UpdateQueue } from './update-queue.ts';

/** What somebody does at Telegram; each becomes an update for the bot. Ids are those of the messages made. */
export interface People {
  introduce: Chats['introduce'];
  say(person: number, text: string): number;
  /** Sends any content: the fields of a message as the Bot API names them. */
  send(person: number, content: object): number;
  sendFile(
    person: number,
    kind: FileKind,
    file: FileToSend,
  ): { readonly message: number; readonly fileId: string };
  edit(person: number, message: number, text: string): void;
  /** Presses the button with this label or data under a message of the bot. */
  tap(person: number, message: number, labelOrData: string): void;
  /** Presses a button whose message Telegram no longer shows, with any data. */
  tapOld(person: number, message: number, data: string): void;
  block(person: number): void;
  unblock(person: number): void;
  sayInGroup(group: number, text: string): number;
}

/** The kinds of file that people send. */
export type FileKind = 'photo' | 'voice' | 'video' | 'document' | 'audio';

/** A file to be sent, with other fields of its message. */
export interface FileToSend {
  readonly bytes: Buffer;
  readonly name?: string;
  readonly mime?: string;
  readonly caption?: string;
  /** What Telegram says the size is; the true one unless told. */
  readonly size?: number;
}

/** Makes the people. `now` is in milliseconds. */
export function createPeople({
  chats,
  files,
  queue,
  now,
}: {
  readonly chats: Chats;
  readonly files: Files;
  readonly queue: UpdateQueue;
  readonly now: () => number;
}): People {
  const seconds = () => Math.floor(now() / 1000);
  const inChat = (chat: Chat, content: object) => {
    const id = chats.nextMessageId();
    const message = { message_id: id, date: seconds(), chat: describe(chat), from: chat.user, ...content };
    chat.said.set(id, message);
    queue.add({ message });
    return id;
  };
  const send = (person: number, content: object) => inChat(chats.ofPerson(person), content);
  const tap = (chat: Chat, message: object, data: string) => {
    const id = String(chats.nextMessageId());
    queue.add({ callback_query: { id, from: chat.user, chat_instance: '1', message, data } });
  };
  const reach = (person: number, blocked: boolean) => {
    const chat = chats.ofPerson(person);
    chat.blocked = blocked;
    const [status, before] = blocked ? ['kicked', 'member'] : ['member', 'kicked'];
    const change = { old_chat_member: { status: before }, new_chat_member: { status } };
    queue.add({ my_chat_member: { chat: describe(chat), from: chat.user, date: seconds(), ...change } });
  };
  return {
    introduce: (person, name) => {
      chats.introduce(person, name);
    },
    say: (person, text) => send(person, { text }),
    send,
    sendFile: (person, kind, { bytes, name = 'file', mime, caption, size }) => {
      const { id, size: file_size } = files.keep({ bytes, name }, size);
      const file = { file_id: id, file_unique_id: id, file_size, mime_type: mime, file_name: name };
      const content = kind === 'photo' ? photoOf(id, file_size) : { [kind]: file };
      return { fileId: id, message: send(person, { ...content, caption }) };
    },
    edit: (person, message, text) => {
      const said = chats.ofPerson(person).said.get(message);
      queue.add({ edited_message: { ...said, edit_date: seconds(), text } });
    },
    tap: (person, message, labelOrData) => {
      const chat = chats.ofPerson(person);
      const keyboard = chat.sent.find(({ id }) => id === message)?.keyboard ?? [];
      const shown = { message_id: message, date: seconds(), chat: describe(chat) };
      const reply_markup = { inline_keyboard: keyboard };
      tap(chat, { ...shown, reply_markup }, getButton(keyboard, labelOrData).data);
    },
    tapOld: (person, message, data) => {
      const chat = chats.ofPerson(person);
      tap(chat, { message_id: message, date: 0, chat: describe(chat) }, data);
    },
    block: (person) => {
      reach(person, true);
    },
    unblock: (person) => {
      reach(person, false);
    },
    sayInGroup: (group, text) => inChat(chats.ofGroup(group), { text }),
  };
}

function describe({ id, type, user }: Chat): object {
  return type === 'private' ? { id, type, first_name: user.first_name } : { id, type, title: 'Kelompok' };
}

function photoOf(id: string, size: number): object {
  const small = { file_id: `${id}-s`, file_unique_id: `${id}-s`, file_size: 1200, width: 90, height: 67 };
  return { photo: [small, { file_id: id, file_unique_id: id, file_size: size, width: 1280, height: 960 }] };
}
