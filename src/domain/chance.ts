import { digest } from './text/digest.ts';

/**
 * Numbers in [0, 1) that look random and follow from a seed alone, so that a turn played twice falls the same
 * way (mulberry32 over the digest of the seed).
 */
export function chance(seed: string): () => number {
  let state: number | undefined;
  return () => {
    // Few turns need chance, so the seed is only read by those.
    state ??= parseInt(digest(seed).slice(0, 6), 36) >>> 0;
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
