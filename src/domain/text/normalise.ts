import { foldText } from './fold-text.ts';

const apostrophes = /['’‘`´ʼʻ′]/gu;
/** Punctuation and the signs that people use like it; what is a picture too stays. */
const punctuation = /(?!\p{Extended_Pictographic})[\p{P}\p{Sm}\p{Sc}\p{Sk}]/gu;

/** Words that have nothing to be taken off, as most have. */
const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Many people answer with the same few words. */
const short = 24;
const most = 500;
const known = new Map<string, string>();
/** One message is looked at in many ways, one after the other. */
let last = { text: '', normalised: '' };

/**
 * A text as keywords, reserved words and labels are compared: folded, without punctuation; emoji stay. An
 * apostrophe joins (`jum'at` is `jumat`), other punctuation separates (`ya,mau` is `ya mau`).
 */
export function normalise(text: string): string {
  if (text.length <= short) {
    return known.get(text) ?? remember(text);
  }
  if (text !== last.text) {
    last = { text, normalised: compute(text) };
  }
  return last.normalised;
}

function remember(text: string): string {
  if (known.size >= most) {
    known.clear();
  }
  const normalised = compute(text);
  known.set(text, normalised);
  return normalised;
}

function compute(text: string): string {
  const folded = foldText(text);
  if (plain.test(folded)) {
    return folded;
  }
  const words = foldText(text.replace(apostrophes, '')).replace(apostrophes, '').replace(punctuation, ' ');
  return words.normalize('NFKC').replace(/ +/gu, ' ').trim();
}
