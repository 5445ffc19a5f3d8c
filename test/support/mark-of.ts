/** Where `¦` stands in a text, as `line:column`, both from 1. */
export function markOf(text: string): string {
  const before = text.slice(0, text.indexOf('¦')).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
