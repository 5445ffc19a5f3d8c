import { randomBytes } from 'node:crypto';
import { Curve, WA_ADV_ACCOUNT_SIG_PREFIX, hmacSign, proto } from '@whiskeysockets/baileys';
import { type Account } from '../people/account.ts';
import { type Device, createDevice } from '../device.ts';
import { type World, seconds } from '../world.ts';
import { WHATSAPP, lidJid, pnJid } from '../wire/jids.ts';
import { createMessageId } from '../people/message-id.ts';
import { finish, streamError } from '../network.ts';
import { node } from '../wire/nodes.ts';
import { type Registration } from './registration.ts';

/** The number of the first device that is linked to an account. */
const FIRST_DEVICE = 12;

/**
 * Links the client to the account (`pair-success`) and has it log in anew (515), of which a fault lets it hear nothing.
 */
export async function linkDevice(
  world: World,
  account: Account,
  registration: Registration,
  secret: Uint8Array,
): Promise<Device> {
  const { connection, keys } = registration;
  const { number, lid } = account;
  const id = FIRST_DEVICE + account.everLinked;
  await connection.ask(
    node('iq', { from: WHATSAPP, type: 'set', id: createMessageId(), xmlns: 'md', t: seconds(world) }, [
      node('pair-success', {}, [
        node('device-identity', {}, identityFor(account, keys.identity, secret)),
        node('device', { jid: pnJid(number, id), lid: lidJid(lid, id) }),
        node('platform', { name: 'android' }),
      ]),
    ]),
  );
  const device = createDevice({ id, number, lid, noiseKey: connection.greeting.noiseKey, keys });
  account.everLinked += 1;
  account.linked = [...account.linked, device];
  if (world.faults.take('link') === undefined) {
    finish(connection, streamError({ code: 515 }));
  }
  return device;
}

/** The account's word that a device is its own, sealed with the secret from the QR code or the typed code. */
function identityFor(account: Account, deviceIdentity: Uint8Array, secret: Uint8Array): Uint8Array {
  const { identity } = account.endpoint;
  const details = proto.ADVDeviceIdentity.encode({
    rawId: randomBytes(4).readUInt32BE(0),
    timestamp: Math.floor(Date.now() / 1000),
    keyIndex: account.everLinked + 1,
    accountType: proto.ADVEncryptionType.E2EE,
    deviceType: proto.ADVEncryptionType.E2EE,
  }).finish();
  const vouchedFor = Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, deviceIdentity]);
  const signed = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: identity.public,
    accountSignature: Curve.sign(identity.private, vouchedFor),
  }).finish();
  const hmac = hmacSign(signed, secret);
  return proto.ADVSignedDeviceIdentityHMAC.encode({ details: signed, hmac }).finish();
}
