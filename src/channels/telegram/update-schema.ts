import { z } from 'zod';

const whole = z.number().int();
const words = z.string().optional();

const chat = z.object({ id: whole, type: z.string() });

const user = z.object({ is_bot: z.boolean(), first_name: z.string(), last_name: words });

const file = z.object({ file_id: z.string().min(1), file_size: z.number().optional() });
const namedFile = file.extend({ file_name: words, mime_type: words });
const photo = file.extend({ width: z.number(), height: z.number() });
const location = z.object({ latitude: z.number(), longitude: z.number() });

const message = z.object({
  message_id: whole,
  date: whole,
  edit_date: whole.optional(),
  chat,
  from: user.optional(),
  via_bot: z.unknown().optional(),
  media_group_id: words,
  text: words,
  caption: words,
  photo: z.array(photo).min(1).optional(),
  voice: namedFile.optional(),
  audio: namedFile.optional(),
  video: namedFile.optional(),
  video_note: file.optional(),
  animation: namedFile.optional(),
  document: namedFile.optional(),
  sticker: z.object({ emoji: words }).optional(),
  dice: z.object({ emoji: z.string() }).optional(),
  location: location.optional(),
  venue: z.object({ location, title: z.string() }).optional(),
  contact: z.object({ phone_number: z.string(), first_name: z.string(), last_name: words }).optional(),
});

const button = z.object({ text: z.string(), callback_data: words });

const callbackQuery = z.object({
  id: z.string(),
  from: user,
  data: words,
  message: z
    .object({
      message_id: whole,
      chat,
      reply_markup: z.object({ inline_keyboard: z.array(z.array(button)) }).optional(),
    })
    .optional(),
});

const chatMember = z.object({ chat, new_chat_member: z.object({ status: z.string() }) });

const sign = z.object({ type: z.string(), emoji: words });

const reaction = z.object({
  chat,
  message_id: whole,
  user: user.optional(),
  date: whole,
  old_reaction: z.array(sign),
  new_reaction: z.array(sign),
});

/** What this channel reads of an update; everything else in it is passed over. */
export const updateSchema = z.object({
  update_id: whole,
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: chatMember.optional(),
  message_reaction: reaction.optional(),
});

/** The least an update must have: the number that confirms it. */
export const numberedSchema = z.object({ update_id: whole });

/** The kinds of update to ask Telegram for. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'message_reaction',
] as const;

/** A message as Telegram sends it. */
export type TelegramMessage = z.infer<typeof message>;
/** The press of an inline button. */
export type CallbackQuery = z.infer<typeof callbackQuery>;
/** A change of the bot's own membership: blocked, unblocked. */
export type ChatMemberChange = z.infer<typeof chatMember>;
/** The signs on a message changed. */
export type ReactionChange = z.infer<typeof reaction>;
/** The sender of something. */
export type TelegramUser = z.infer<typeof user>;

/** The name that people gave themselves at Telegram; null for a blank one. */
export function nameOf({ first_name, last_name }: TelegramUser): string | null {
  const name = `${first_name} ${last_name ?? ''}`.trim();
  return name === '' ? null : name;
}
