import { lacksOne } from '../../domain/text/lacks-one.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { withoutAccents } from '../../domain/text/without-accents.ts';
import { type Option } from './exact-choice.ts';
import { normalisedName } from './known-names.ts';

/** Shorter words are too near to others to guess at. */
const shortest = 5;

/**
 * A text with each word that has one letter too many or too few, letters drawn out or other accents, as the options
 * write it.
 */
export function mendSlips(options: readonly Option[], text: string): string {
  const known = new Set(
    options.flatMap(({ labels, accept }) =>
      [...labels, ...accept].flatMap((name) => normalisedName(name).split(' ')),
    ),
  );
  const mend = (word: string): string => {
    const near = [...known].filter((each) => isSlipOf(word, each));
    return known.has(word) || near.length !== 1 ? word : (near[0] ?? word);
  };
  return normalise(text).split(' ').map(mend).join(' ');
}

/**
 * A letter for another is no slip here: "butuh" is a word of its own beside "buruh". An accent makes no other letter.
 */
function isSlipOf(written: string, known: string): boolean {
  const [word, meant] = [withoutAccents(written), withoutAccents(known)];
  const once = word.replace(/(\p{L})\1+/gu, '$1');
  const isLong = word.length >= shortest - 1 && meant.length >= shortest;
  return word === meant || (isLong && (once === meant || lacksOne(word, meant) || lacksOne(meant, word)));
}
