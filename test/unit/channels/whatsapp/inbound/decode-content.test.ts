import { describe, expect, it } from '@jest/globals';
import * as baileys from '@whiskeysockets/baileys';
import { decodeContent } from '../../../../../src/channels/whatsapp/inbound/decode-content.ts';
import { looksLike } from '../../../../../src/channels/whatsapp/inbound/looks-like.ts';

const { proto } = baileys;

/** As it comes off the wire. */
function decoded(message: object) {
  const bytes = proto.Message.encode(proto.Message.fromObject(message)).finish();
  return decodeContent(baileys, proto.Message.decode(bytes));
}

const associated = (associationType: string) => ({
  messageAssociation: { associationType, parentMessageKey: { id: 'PARENT', remoteJid: '1@lid' } },
});
const said = (text: string, found: readonly object[] = []) => ({ kind: 'said', text, found });
const key = { id: 'OLD', fromMe: false, remoteJid: '1@lid' };

describe('a message off the wire', () => {
  it.each([
    ['plain', { conversation: 'halo' }, said('halo')],
    ['with a link or a quotation', { extendedTextMessage: { text: 'halo' } }, said('halo')],
    [
      'that disappears, within view once',
      { ephemeralMessage: { message: { viewOnceMessageV2: { message: { conversation: 'halo' } } } } },
      said('halo'),
    ],
    [
      'of a button',
      { buttonsResponseMessage: { selectedButtonId: 'b1', selectedDisplayText: 'Ya' } },
      said('Ya'),
    ],
    [
      'of a list',
      { listResponseMessage: { title: 'Baik', singleSelectReply: { selectedRowId: '1' } } },
      said('Baik'),
    ],
    [
      'of a list without a title',
      { listResponseMessage: { singleSelectReply: { selectedRowId: '1' } } },
      said('1'),
    ],
    [
      'of a template',
      { templateButtonReplyMessage: { selectedId: 'x', selectedDisplayText: 'Mau' } },
      said('Mau'),
    ],
    [
      'of a form',
      { interactiveResponseMessage: { nativeFlowResponseMessage: { paramsJson: '{"id":"mau"}' } } },
      said('mau'),
    ],
    [
      'of a form with nonsense in it',
      { interactiveResponseMessage: { nativeFlowResponseMessage: { paramsJson: '{nonsense' } } },
      { kind: 'unsupported' },
    ],
    [
      'with a picture of an album',
      { imageMessage: { caption: 'ini' }, messageContextInfo: associated('MEDIA_ALBUM') },
      { ...said('ini', [{ kind: 'image', name: null, mime: null, bytes: null }]), album: 'PARENT' },
    ],
    [
      'with a picture of an album, wrapped as newer phones do',
      {
        associatedChildMessage: {
          message: { imageMessage: { caption: 'ini' }, messageContextInfo: associated('MEDIA_ALBUM') },
        },
      },
      { ...said('ini', [{ kind: 'image', name: null, mime: null, bytes: null }]), album: 'PARENT' },
    ],
    [
      'with the sharper twin of a picture that came before',
      {
        associatedChildMessage: { message: { imageMessage: { mimetype: 'image/jpeg' } } },
        messageContextInfo: associated('HD_IMAGE_DUAL_UPLOAD'),
      },
      { kind: 'nothing' },
    ],
    [
      'with a picture',
      { imageMessage: { caption: 'ini', mimetype: 'image/jpeg', fileLength: 12 } },
      said('ini', [{ kind: 'image', name: null, mime: 'image/jpeg', bytes: 12 }]),
    ],
    [
      'with a voice note',
      { audioMessage: { ptt: true, mimetype: 'audio/ogg; codecs=opus' } },
      said('', [{ kind: 'voice', name: null, mime: 'audio/ogg; codecs=opus', bytes: null }]),
    ],
    [
      'with a song',
      { audioMessage: { mimetype: 'audio/mpeg' } },
      said('', [{ kind: 'document', name: null, mime: 'audio/mpeg', bytes: null }]),
    ],
    [
      'with a document and a caption',
      {
        documentWithCaptionMessage: {
          message: {
            documentMessage: { caption: 'rapor', fileName: '../a/../rapor.pdf', mimetype: 'application/pdf' },
          },
        },
      },
      said('rapor', [{ kind: 'document', name: 'rapor.pdf', mime: 'application/pdf', bytes: null }]),
    ],
    [
      'with a place',
      { locationMessage: { degreesLatitude: -7.9, degreesLongitude: 110.5, name: 'Balai' } },
      said('', [{ kind: 'location', latitude: -7.9, longitude: 110.5, name: 'Balai' }]),
    ],
    [
      'with a place that cannot be',
      { locationMessage: { degreesLatitude: 999, degreesLongitude: 0 } },
      { kind: 'unsupported' },
    ],
    [
      'with a place that is none',
      { locationMessage: { degreesLatitude: NaN, degreesLongitude: NaN } },
      { kind: 'unsupported' },
    ],
    [
      'with cards',
      {
        contactsArrayMessage: {
          contacts: [
            { displayName: 'Budi', vcard: 'BEGIN:VCARD\nTEL;type=CELL;waid=6281234:+62 812-34\nEND:VCARD' },
            { vcard: 'BEGIN:VCARD\nFN:Bu Tini\nTEL:0812 999\nEND:VCARD' },
            { displayName: 'Tanpa nomor', vcard: 'BEGIN:VCARD\nEND:VCARD' },
          ],
        },
      },
      said('', [
        { kind: 'contact', name: 'Budi', phone: '+6281234' },
        { kind: 'contact', name: 'Bu Tini', phone: '0812 999' },
      ]),
    ],
    [
      'that is a reaction',
      { reactionMessage: { key, text: '👍' } },
      { kind: 'reaction', emoji: '👍', on: key.id },
    ],
    ['that takes a reaction away', { reactionMessage: { key, text: '' } }, { kind: 'nothing' }],
    ['that takes another back', { protocolMessage: { type: 'REVOKE', key } }, { kind: 'revoke', of: 'OLD' }],
    [
      'that changes another',
      {
        editedMessage: {
          message: {
            protocolMessage: { type: 'MESSAGE_EDIT', key, editedMessage: { conversation: 'baru' } },
          },
        },
      },
      { kind: 'edit', of: 'OLD', text: 'baru', found: [] },
    ],
    [
      'of settings',
      { protocolMessage: { type: 'EPHEMERAL_SETTING', ephemeralExpiration: 60 } },
      { kind: 'nothing' },
    ],
    ['of keys', { senderKeyDistributionMessage: { groupId: 'g' } }, { kind: 'nothing' }],
    ['that announces pictures', { albumMessage: { expectedImageCount: 2 } }, { kind: 'nothing' }],
    ['that is a sticker', { stickerMessage: { mimetype: 'image/webp' } }, { kind: 'unsupported' }],
    ['that says nothing', { conversation: '' }, { kind: 'nothing' }],
  ])('%s', (_what, message, content) => {
    expect(decoded(message)).toEqual(content);
  });

  it('that could not be decrypted says nothing', () => {
    expect(decodeContent(baileys, undefined)).toEqual({ kind: 'nothing' });
  });
});

describe('a file', () => {
  it.each([
    ['image', 'ffd8ffe000104a46', true],
    ['image', '3c68746d6c3e', false],
    ['voice', '4f67675300020000', true],
    ['voice', '4d5a9000', false],
    ['video', '00000018667479706d703432', true],
    ['document', '4d5a9000', true],
  ] as const)('that says to be a %s is looked at (%s)', (kind, hex, expected) => {
    expect(looksLike(kind, Buffer.from(hex, 'hex'))).toBe(expected);
  });
});
