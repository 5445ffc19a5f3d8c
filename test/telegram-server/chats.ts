import { type Keyboard, type SentMessage } from './sent-message.ts';

/** A person, or a group, as the bot sees them. */
export interface Chat {
  readonly id: number;
  readonly type: 'private' | 'group';
  readonly user: Person;
  /** True while the person has blocked the bot. */
  blocked: boolean;
  /** What the bot sent, in order. */
  readonly sent: SentMessage[];
  /** Messages of the person, by id: their content as it was sent. */
  readonly said: Map<number, object>;
}

/** Who somebody is. */
export interface Person {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly language_code?: string;
}

/** Every chat that the bot may write to, and the numbers of messages. */
export interface Chats {
  /** The chat of a person, who is a stranger by this name until introduced. */
  ofPerson(id: number): Chat;
  ofGroup(id: number): Chat;
  introduce(id: number, name: Pick<Person, 'first_name' | 'last_name'>): void;
  find(id: number): Chat | undefined;
  nextMessageId(): number;
}

/** Makes an empty Telegram. */
export function createChats(): Chats {
  const chats = new Map<number, Chat>();
  let message = 0;
  const open = (id: number, type: Chat['type'], user: Person) => {
    const chat: Chat = { id, type, user, blocked: false, sent: [], said: new Map() };
    chats.set(id, chat);
    return chat;
  };
  return {
    ofPerson: (id) => chats.get(id) ?? open(id, 'private', { id, is_bot: false, first_name: `Orang ${id}` }),
    ofGroup: (id) => chats.get(id) ?? open(id, 'group', { id: 1, is_bot: false, first_name: 'Anggota' }),
    introduce: (id, name) => {
      open(id, 'private', { id, is_bot: false, ...name });
    },
    find: (id) => chats.get(id),
    nextMessageId: () => ++message,
  };
}

/** The button of a keyboard with this label or data; throws where there is none, with what there is. */
export function getButton(keyboard: Keyboard, labelOrData: string): { readonly data: string } {
  const buttons = keyboard.flat();
  const found = buttons.find(({ text, callback_data }) => [text, callback_data].includes(labelOrData));
  if (found === undefined) {
    throw new Error(`No button "${labelOrData}" among: ${buttons.map(({ text }) => text).join(', ')}`);
  }
  return { data: found.callback_data };
}
