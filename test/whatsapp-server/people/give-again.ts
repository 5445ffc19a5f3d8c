import { proto } from '@whiskeysockets/baileys';
import { type World, seconds } from '../world.ts';

/** What a phone answers a linked device that asks for messages which it could not read; undefined for anything else. */
export function giveAgain(world: World, asked: proto.IMessage): proto.IMessage | undefined {
  const request = asked.protocolMessage?.peerDataOperationRequestMessage?.placeholderMessageResendRequest;
  if (!request?.length) {
    return undefined;
  }
  const peerDataOperationResult = request.flatMap(({ messageKey: key }) => {
    const message = world.directory.find(key?.remoteJid ?? '')?.sent(key?.id ?? '');
    const info = { key, message, messageTimestamp: Number(seconds(world)) };
    const webMessageInfoBytes = proto.WebMessageInfo.encode(proto.WebMessageInfo.fromObject(info)).finish();
    return message ? [{ placeholderMessageResendResponse: { webMessageInfoBytes } }] : [];
  });
  return {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE,
      peerDataOperationRequestResponseMessage: { peerDataOperationResult },
    },
  };
}
