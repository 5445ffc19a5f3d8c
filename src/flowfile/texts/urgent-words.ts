import { lacksOne } from '../../domain/text/lacks-one.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { withoutAccents } from '../../domain/text/without-accents.ts';

/** Shorter words are too near to others to guess at: "gema" is not "gempa". */
const shortest = 6;
/** Words of their own, one letter away from dihajar, disekap, kendat, nglalu and starving. */
const innocent = new Set(['diajar', 'diseka', 'kendati', 'nglalui', 'staring']);
/** What goes out without anybody being in need: "HP mau mati". */
const lifeless = new Set([
  ...['hp', 'hpku', 'hape', 'hapeku', 'handphone', 'ponsel', 'batre', 'batere', 'baterai', 'baterei'],
  ...['lampu', 'listrik', 'sinyal'],
]);
/** What may stand between; no word for a person does: "HP rusak, saya mau mati". */
const meanwhile = new Set(['ini', 'nya', 'sudah', 'udah', 'sdh', 'udh', 'juga', 'jg']);
const drawnOut = /(\p{L})\1+/gu;
/** The passive's `di-`, which many write as a word of its own; "di pukul 8" is a time. */
const partedPrefix = /\bdi (?=\p{L})(?!pukul \d)/gu;

/** The passive of polite Javanese, written as one word or two: "dipun pukul" and "dipungebug". */
const politePrefix = /\bdipun ?(?=\p{L})/gu;

/**
 * Whether urgent phrases are among normalised words. Who is hungry, beaten or tired of life does not mind the spelling:
 * accents, letters drawn out ("laparrr"), "di pukul" for "dipukul" and one letter too many or too few in a long word
 * are read as the phrase that was meant. Better a person looks once too often.
 */
export function createUrgentWords(phrases: readonly string[]): (words: string) => boolean {
  const byFirst = new Map<string, string[][]>();
  const long = new Map<string, string[]>();
  for (const words of phrases.map((each) => bare(normalise(each)).split(' '))) {
    const [first = '', ...rest] = words;
    if (first !== '') {
      byFirst.set(first, [...(byFirst.get(first) ?? []), rest]);
    }
    for (const word of words.filter((each) => each.length >= shortest)) {
      long.set(kinOf(word), [...(long.get(kinOf(word)) ?? []), word]);
    }
  }
  const isMeant = (word: string | undefined, meant: string): boolean =>
    word === meant || (meant.length >= shortest && mend(long, word ?? '') === meant);
  return (text) => {
    const words = bare(text).split(' ');
    return words.some((word, place) =>
      (byFirst.get(word) ?? byFirst.get(mend(long, word)))?.some(
        (rest) =>
          rest.every((each, index) => isMeant(words[place + 1 + index], each)) && !goesOut(words, place),
      ),
    );
  };
}

/** Whether "mau mati" at a place is said of a thing that runs out. */
function goesOut(words: readonly string[], place: number): boolean {
  if (words[place] !== 'mau' || words[place + 1] !== 'mati') {
    return false;
  }
  let before = place - 1;
  while (meanwhile.has(words[before] ?? '')) {
    before -= 1;
  }
  return lifeless.has(words[before] ?? '');
}

/** Each message passes here, and most have nothing to be taken off. */
function bare(text: string): string {
  const short = mayBeOrnate(text) ? withoutAccents(text).replace(drawnOut, '$1') : text;
  const plain = short.includes('dipun') ? short.replace(politePrefix, 'di') : short;
  return plain.includes('di ') ? plain.replace(partedPrefix, 'di') : plain;
}

/** Whether there may be something to take off: two like signs in a row, or an accent. */
function mayBeOrnate(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === before || code > 126) {
      return true;
    }
    before = code;
  }
  return false;
}

/** The long word that is written here with one letter too many or too few, or the word as it is. */
function mend(long: ReadonlyMap<string, readonly string[]>, word: string): string {
  const near = word.length < shortest || innocent.has(word) ? undefined : long.get(kinOf(word));
  return near?.find((each) => lacksOne(word, each) || lacksOne(each, word)) ?? word;
}

/** Long words are compared with those alone that begin like them. */
function kinOf(word: string): string {
  return word.slice(0, 2);
}
