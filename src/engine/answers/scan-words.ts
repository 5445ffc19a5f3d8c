import { foldText } from '../../domain/text/fold-text.ts';
import { withoutAccents } from '../../domain/text/without-accents.ts';
import { createNumberCollector, type Item } from './number-collector.ts';
import { numberLiteral } from './number-literal.ts';
import { splitNumberWord } from './split-number-word.ts';
import { vocabulary } from './words/vocabulary.ts';

const { numbers, scales, teens, joins, points, minus } = vocabulary;

type Collector = ReturnType<typeof createNumberCollector>;

/** A sign before the first digit is a decimal one where it begins a word: ".5" is a half. */
const token = /(?<!\S)[.,]\d+(?![\d.,])|\d[\d.,]*|\p{L}[\p{L}\p{M}]*/gu;

function hearDigits(collector: Collector, written: string, afterMinus: boolean): void {
  const value = numberLiteral(written);
  if (afterMinus) {
    collector.minus();
  }
  if (Number.isNaN(value)) {
    collector.close();
    collector.spoil();
  } else {
    collector.part(() => collector.builder.value(value, Number.isInteger(value) ? 1 : 0));
  }
}

function hearNumber({ part, builder }: Collector, value: number): void {
  part(() => (value < 1000 ? builder.value(value) : builder.value(1) && builder.scale(value)));
}

/** Whether a word goes on with the number that is being told; one that does not fit there spoils it. */
function goesOn({ builder, spoil }: Collector, word: string): boolean {
  if (!builder.speaking()) {
    return false;
  }
  const [scale, teen] = [scales.get(word), teens.get(word)];
  if (scale === undefined && teen === undefined) {
    return joins.has(word) || (points.has(word) && builder.point());
  }
  if (!(scale === undefined ? builder.teen(teen ?? 0) : builder.scale(scale))) {
    spoil();
  }
  return true;
}

function hearWord(collector: Collector, word: string): void {
  const number = numbers.get(word);
  if (number !== undefined) {
    hearNumber(collector, number);
  } else if (!goesOn(collector, word)) {
    collector.word(word);
    if (minus.has(word)) {
      collector.minus();
    }
  }
}

/** "3rb5" is 3,500 to those who write so, and no 3,005: the thousand and what follows make no number together. */
const thousands = Array.from(scales).flatMap(([word, scale]) => (scale === 1000 ? [word] : []));
const shortened = new RegExp(`(?<=\\d ?(?:${thousands.join('|')}))(?=[1-9]\\d?(?![\\d.,]))`, 'gu');

/**
 * Without apostrophes; a doubled word (`kira2`) brings no number, about (`500an ribu`) changes none, a range (`9-10`)
 * is no sum, what is offered (`besok/lusa`) is no phrase, and thousands may stand apart (`150 000`).
 */
function asSaid(text: string): string {
  return (
    text
      .replace(/['’‘`]/gu, '')
      // By itself `kawan` is a friend; before what is counted by it, the krama four.
      .replace(/\bkawan(?= ?(?:dasa|doso|atus|ewu|welas|likur|dinten)\b)/gu, 'sekawan')
      .replace(shortened, ' sampai ')
      .replace(/(?<=\d) *[-–] *(?=\d)|\bs ?\/ ?d\b/gu, ' sampai ')
      .replace(/(?<=\p{L}) ?\/ ?(?=\p{L})/gu, ' dan ')
      .replace(/(?<=\d) ?an(?= \p{L})/gu, '')
      .replace(/(?<=\p{L}{4})2(?![\p{L}\p{N}.,:])/gu, '')
      .replace(/(?<![\d.,:])[1-9]\d{0,2}(?: \d{3})* 000(?![\d.,:])/gu, (groups) => groups.replaceAll(' ', ''))
  );
}

/** The words and numbers of a text in order; number words that belong together are one number. */
export function scanWords(text: string): readonly Item[] {
  const folded = asSaid(withoutAccents(foldText(text)));
  const collector = createNumberCollector();
  for (const { 0: said, index } of folded.matchAll(token)) {
    if (/^[\d.,]/u.test(said)) {
      hearDigits(
        collector,
        said.replace(/^[.,]/u, '0.'),
        /(?:^|[\s(])[-−]$/u.test(folded.slice(Math.max(0, index - 2), index)),
      );
    } else {
      splitNumberWord(said).forEach((word) => {
        hearWord(collector, word);
      });
    }
  }
  collector.close();
  return collector.items;
}
