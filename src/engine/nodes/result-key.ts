/** The name under which a result is looked up: small letters, everything else that is no digit an underscore. */
export function resultKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '_');
}
