import { normalise } from '../../domain/text/normalise.ts';
import { type Words } from '../../domain/thread.ts';
import { type World } from '../world.ts';

const pictures = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{200d}\u{fe0f}]/gu;

/** Whether words only thank or agree ("Nggih Bu, terima kasih 🙏"): they are brought, and nobody need answer them. */
export function isOnlyThanks(world: World, { text, media }: Words): boolean {
  if (media.length > 0 || text.trim() === '') {
    return false;
  }
  const words = normalise(text.replace(pictures, ' ')).split(' ');
  return areOnlyThanks(
    world,
    words.filter((word) => word !== '' && world.titleOf(word) === undefined),
  );
}

/** Several such phrases may follow each other; without any word it was a sign such as a thumb. */
function areOnlyThanks(world: World, words: readonly string[]): boolean {
  const isPhrase = (length: number): boolean => world.command(words.slice(0, length).join(' ')) === 'thanks';
  const length = [3, 2, 1].find((each) => each <= words.length && isPhrase(each));
  return words.length === 0 || (length !== undefined && areOnlyThanks(world, words.slice(length)));
}
