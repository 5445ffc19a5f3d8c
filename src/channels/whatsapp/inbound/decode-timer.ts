import { type proto } from '@whiskeysockets/baileys';
import { z } from 'zod';
import { type Baileys } from '../live-socket.ts';

const timed = z.object({ contextInfo: z.object({ expiration: z.number().nullish() }).nullish() });

/**
 * After how many seconds the chat of a message forgets its messages, as the message says; 0: never, undefined: it says
 * nothing of it.
 */
export function decodeTimer(
  baileys: Baileys,
  message: proto.IMessage | null | undefined,
): number | undefined {
  const body = baileys.normalizeMessageContent(message);
  const kind = baileys.getContentType(body);
  if (!body || kind === undefined) {
    return undefined;
  }
  if (body.protocolMessage) {
    return settingOf(baileys, body.protocolMessage);
  }
  // Signs on messages carry no word of the chat.
  const isSign = Boolean(body.reactionMessage ?? body.pollUpdateMessage);
  return isSign ? undefined : (timed.safeParse(body[kind]).data?.contextInfo?.expiration ?? 0);
}

function settingOf(
  { proto: { Message } }: Baileys,
  { type, ephemeralExpiration }: proto.Message.IProtocolMessage,
): number | undefined {
  return type === Message.ProtocolMessage.Type.EPHEMERAL_SETTING ? (ephemeralExpiration ?? 0) : undefined;
}
