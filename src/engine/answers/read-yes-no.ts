import { normalise } from '../../domain/text/normalise.ts';
import { withoutAccents } from '../../domain/text/without-accents.ts';
import { findTags } from './find-tags.ts';
import { vocabulary } from './words/vocabulary.ts';

const { yes, perhapsYes, no, negations, doubts, unsure, excused, called } = vocabulary;

const isKnown = (word: string): boolean => [yes, perhapsYes, no].some((words) => words.has(word));

/**
 * A word with its repeated letters once ("iyaaa"), and a no without its particle ("enggaklah"), where that is one we
 * know and the word as written is not. "Sudahlah" is no yes.
 */
function plain(word: string): string {
  const [atEnd, anywhere] = [word.replace(/(.)\1+$/u, '$1'), word.replace(/(.)\1+/gu, '$1')];
  const bare = word.replace(/(?<=...)lah$/u, '');
  return [word, atEnd, anywhere].find(isKnown) ?? (no.has(bare) ? bare : word);
}

type Sense = 'yes' | 'perhaps' | 'no' | 'unclear' | null;

/** What a word says after a negation: nothing clear where the two make no "no", else only more of the no. */
function afterNegation(word: string, negation: string): Sense {
  const double = negates(word) && word !== negation;
  if (double || excused.has(word)) {
    return 'unclear';
  }
  return no.has(word) ? 'no' : null;
}

/** Whether a word makes a no of the yes that follows: "tidak mau", "belum mau". */
function negates(word: string): boolean {
  return negations.has(word) || (no.has(word) && doubts.has(word));
}

/** With a doubt before it a yes is not one: "kurang setuju". */
function senseOf(word: string, before = '', after = ''): Sense {
  if (negates(before)) {
    return afterNegation(word, before);
  }
  if (no.has(word)) {
    return 'no';
  }
  const agrees = yesOf(word, after);
  return agrees !== null && doubts.has(before) ? 'unclear' : agrees;
}

function yesOf(word: string, after: string): 'yes' | 'perhaps' | null {
  if (yes.has(word)) {
    return called.has(after) ? null : 'yes';
  }
  return perhapsYes.has(word) ? 'perhaps' : null;
}

/** "sudah" before a negation only strengthens it ("sudah tidak"). */
function isStrengthener(sense: Sense, after: string | undefined): boolean {
  return sense === 'perhaps' && after !== undefined && negations.has(after);
}

/**
 * Yes or no in any of the languages; null for neither, both, or what is neither ("tidak tahu"). A negated yes
 * is a no ("tidak mau").
 */
export function readYesNo(text: string): boolean | null {
  const words = (
    withoutAccents(normalise(text))
      .replace(/\b(?:ho oh|he eh|he em)\b/u, 'hooh')
      .match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
  ).map(plain);
  const isTag = findTags(words);
  const senses = words.map((word, at) => {
    const sense = senseOf(word, words[at - 1], words[at + 1]);
    return isStrengthener(sense, words[at + 1]) || isTag(at) ? null : sense;
  });
  const agrees = senses.includes('yes') || senses.includes('perhaps');
  const refuses = senses.includes('no');
  const doubtful = senses.includes('unclear') || words.some((word) => unsure.has(word));
  return doubtful || agrees === refuses ? null : agrees;
}
