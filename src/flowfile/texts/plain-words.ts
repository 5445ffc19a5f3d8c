import { withoutAccents } from '../../domain/text/without-accents.ts';

const drawnOut = /(\p{L})\1+/gu;
const picture = /\p{Extended_Pictographic}/gu;
/** Many write twice the same word as "anak2". */
const twice = /(?<=\p{L}{3})2(?!\S)/gu;
/** The passive's `di-`, which many write as a word of its own; "di pukul 8" is a time. */
const partedPrefix = /(?<!\S)di? (?=\p{L})(?!pukul \d)/gu;
/** The passive of polite Javanese, written as one word or two: "dipun pukul" and "dipungebug". */
const politePrefix = /(?<!\S)dipun ?(?=\p{L})/gu;

const ascii = /^[ -~]*$/;

/** The words of a normalised text without what haste and feeling put on them: accents, letters drawn out, a "2". */
export function plainWords(text: string): readonly string[] {
  const letters = ascii.test(text)
    ? text
    : withoutAccents(text).replace(picture, ' $& ').replace(/ +/gu, ' ').trim();
  const short = hasTwins(letters) ? letters.replace(drawnOut, '$1') : letters;
  const single = short.includes('2') ? short.replace(twice, '') : short;
  const polite = single.includes('dipun') ? single.replace(politePrefix, 'di') : single;
  const whole = polite.includes('di ') || polite.includes('d ') ? polite.replace(partedPrefix, 'di') : polite;
  return whole.split(' ');
}

/** Whether two like signs stand in a row. Each message passes here. */
function hasTwins(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === before) {
      return true;
    }
    before = code;
  }
  return false;
}
