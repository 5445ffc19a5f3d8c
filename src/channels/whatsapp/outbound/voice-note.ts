const head = Buffer.from('OggS');
const opus = Buffer.from('OpusHead');
/** Opus counts in 48,000ths of a second whatever it was recorded at (RFC 7845, section 4). */
const ticksPerSecond = 48_000;

/**
 * How long a voice note in Ogg/Opus lasts, in whole seconds of at least 1; undefined where the bytes are something
 * else, which phones would not play as a voice note.
 */
export function findVoiceSeconds(bytes: Uint8Array): number | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = file.lastIndexOf(head);
  const isVoice = file.indexOf(head) === 0 && file.subarray(0, 512).includes(opus);
  if (!isVoice || file.length < last + 14) {
    return undefined;
  }
  // The last page says at which tick the sound ends (RFC 3533, granule position).
  return Math.max(1, Math.round(Number(file.readBigInt64LE(last + 6)) / ticksPerSecond));
}
