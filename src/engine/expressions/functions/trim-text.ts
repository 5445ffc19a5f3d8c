const SPACE = /\p{White_Space}/u;

/** Takes white space, or the characters that are given, off the ends of a text. */
export function trimText(
  text: string,
  characters: string | undefined,
  sides: 'both' | 'left' | 'right',
): string {
  const drop = new Set(characters);
  const dropped = (character: string | undefined): boolean =>
    character !== undefined && (characters === undefined ? SPACE.test(character) : drop.has(character));
  const all = Array.from(text);
  let [start, end] = [0, all.length];
  while (sides !== 'right' && start < end && dropped(all[start])) {
    start += 1;
  }
  while (sides !== 'left' && end > start && dropped(all[end - 1])) {
    end -= 1;
  }
  return all.slice(start, end).join('');
}
