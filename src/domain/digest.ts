const firstSeed = 0x9e3779b9;
const secondSeed = 0x85ebca6b;

/**
 * A short name for a text, the same on every machine and in every year: 106 bits in 22 characters of 0-9 a-z.
 * For names derived from causes, not for secrets (the construction is cyrb53 twice, public domain, with two seeds).
 */
export function digest(text: string): string {
  let a = 0xdeadbeef ^ firstSeed;
  let b = 0x41c6ce57 ^ firstSeed;
  let c = 0xdeadbeef ^ secondSeed;
  let d = 0x41c6ce57 ^ secondSeed;
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
    c = Math.imul(c ^ unit, 2654435761);
    d = Math.imul(d ^ unit, 1597334677);
  }
  return half(a, b) + half(c, d);
}

function half(a: number, b: number): string {
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, '0');
}
