import { normalise } from '../../domain/text/normalise.ts';
import { type Words } from '../../domain/thread.ts';
import { type World } from '../world.ts';

const looks = /[\p{Emoji_Modifier}\ufe0f]/gu;
const pictures = /\p{Extended_Pictographic}/gu;

/** Whether words only thank or agree ("Nggih Bu, terima kasih 🙏"): they are brought, and nobody need answer them. */
export function isOnlyThanks(world: World, { text, media }: Words): boolean {
  const words = normalise(text.replace(looks, '').replace(pictures, ' $& '))
    .split(' ')
    .filter((word) => word !== '' && world.titleOf(word) === undefined);
  return media.length === 0 && words.length > 0 && areThanks(world, words);
}

/** Such phrases may follow each other. */
function areThanks(world: World, words: readonly string[]): boolean {
  const isPhrase = (length: number): boolean => world.command(words.slice(0, length).join(' ')) === 'thanks';
  const length = [3, 2, 1].find((each) => each <= words.length && isPhrase(each));
  return words.length === 0 || (length !== undefined && areThanks(world, words.slice(length)));
}
