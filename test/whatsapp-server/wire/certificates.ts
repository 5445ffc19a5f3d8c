import { Curve, type KeyPair, WA_CERT_DETAILS, proto } from '@whiskeysockets/baileys';

/** What the server proves itself with. */
export interface Certificates {
  /** The public key that a client must take for WhatsApp's own. */
  readonly rootKey: Buffer;
  /** The server's lasting key, which the chain vouches for. */
  readonly own: KeyPair;
  /** The chain as it is sent in the handshake. */
  readonly chain: Uint8Array;
}

const { NoiseCertificate } = proto.CertChain;

/** Makes a root of its own and a chain from it to the server. */
export function createCertificates(): Certificates {
  const root = Curve.generateKeyPair();
  const between = Curve.generateKeyPair();
  const own = Curve.generateKeyPair();
  const chain = proto.CertChain.encode({
    intermediate: certify(between.public, { serial: 1, issuerSerial: WA_CERT_DETAILS.SERIAL, issuer: root }),
    leaf: certify(own.public, { serial: 2, issuerSerial: 1, issuer: between }),
  }).finish();
  return { rootKey: Buffer.from(root.public), own, chain };
}

function certify(
  key: Uint8Array,
  by: { readonly serial: number; readonly issuerSerial: number; readonly issuer: KeyPair },
): proto.CertChain.INoiseCertificate {
  const details = NoiseCertificate.Details.encode({
    serial: by.serial,
    issuerSerial: by.issuerSerial,
    key,
    notBefore: 0,
    notAfter: 4_102_444_800,
  }).finish();
  return { details, signature: Curve.sign(by.issuer.private, details) };
}
