import { NOISE_WA_HEADER } from '@whiskeysockets/baileys';

/** Puts frames together from whatever pieces the network makes of them. */
export interface FrameReader {
  /** The frames that are complete with these bytes. */
  take(bytes: Uint8Array): readonly Buffer[];
}

const ROUTING_MARK = 'ED';
const ROUTING_HEADER = 7;

/** Reads a client's bytes: its greeting once, then frames, each behind its length in three bytes. */
export function createFrameReader(): FrameReader {
  let rest = Buffer.alloc(0);
  let greeted = false;
  return {
    take: (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      const frames: Buffer[] = [];
      if (!greeted) {
        const length = greetingLength(rest);
        if (rest.length < length) {
          return frames;
        }
        greeted = true;
        rest = rest.subarray(length);
      }
      while (rest.length >= 3 && rest.length >= 3 + rest.readUIntBE(0, 3)) {
        const end = 3 + rest.readUIntBE(0, 3);
        frames.push(rest.subarray(3, end));
        rest = rest.subarray(end);
      }
      return frames;
    },
  };
}

/** A frame as it goes over the network. */
export function frame(body: Uint8Array): Buffer {
  const length = Buffer.alloc(3);
  length.writeUIntBE(body.length, 0, 3);
  return Buffer.concat([length, body]);
}

function greetingLength(start: Buffer): number {
  const routed = start.subarray(0, 2).toString('latin1') === ROUTING_MARK;
  if (!routed) {
    return NOISE_WA_HEADER.length;
  }
  return start.length < ROUTING_HEADER
    ? ROUTING_HEADER
    : ROUTING_HEADER + start.readUIntBE(4, 3) + NOISE_WA_HEADER.length;
}
