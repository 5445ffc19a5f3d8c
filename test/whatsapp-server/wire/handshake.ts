import { Curve, proto } from '@whiskeysockets/baileys';
import { type Certificates } from './certificates.ts';
import { type Transport, createNoise } from './noise.ts';

/** Who is at the other end, as it said in the handshake. */
export interface Greeting {
  /** The client's lasting public key: what a login is recognised by. */
  readonly noiseKey: Buffer;
  /** Either a registration (`devicePairingData`) or a login (`username`, `device`). */
  readonly payload: proto.ClientPayload;
}

/** The two steps of the handshake on the server's side. */
export interface Handshake {
  /** Answers the client's first frame. */
  hello(frame: Uint8Array): Uint8Array;
  /** Reads the client's second frame, which ends the handshake. */
  finish(frame: Uint8Array): {
    readonly greeting: Greeting;
    readonly read: Transport;
    readonly write: Transport;
  };
}

/** Begins a handshake in which the server proves itself with `certificates`. */
export function createHandshake(certificates: Certificates): Handshake {
  const noise = createNoise();
  const passing = Curve.generateKeyPair();
  return {
    hello: (frame) => {
      const theirs = proto.HandshakeMessage.decode(frame).clientHello?.ephemeral ?? new Uint8Array();
      noise.absorb(theirs);
      noise.absorb(passing.public);
      noise.mix(Curve.sharedKey(passing.private, theirs));
      const sealedKey = noise.seal(certificates.own.public);
      noise.mix(Curve.sharedKey(certificates.own.private, theirs));
      const payload = noise.seal(certificates.chain);
      const serverHello = { ephemeral: passing.public, static: sealedKey, payload };
      return proto.HandshakeMessage.encode({ serverHello }).finish();
    },
    finish: (frame) => {
      const { clientFinish } = proto.HandshakeMessage.decode(frame);
      const noiseKey = noise.open(clientFinish?.static ?? new Uint8Array());
      noise.mix(Curve.sharedKey(passing.private, noiseKey));
      const payload = proto.ClientPayload.decode(noise.open(clientFinish?.payload ?? new Uint8Array()));
      return { greeting: { noiseKey, payload }, ...noise.split() };
    },
  };
}
