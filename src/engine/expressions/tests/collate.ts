import { lowerCase } from '../functions/letter-case.ts';
import { confusables } from './confusables.ts';

/** What counts as the same where words are compared: case alone, also what looks alike, or Arabic and Farsi forms. */
export type Collation = 'default' | 'confusables' | 'arabic_variants';

type Table = ReadonlyMap<string, string>;

const BASE = 36;

function readConfusables(): Table {
  let code = 0;
  const entries = confusables
    .trim()
    .split(/\s/)
    .map((entry) => {
      const [step = '', looks = ''] = entry.split(':');
      code += parseInt(step, BASE);
      const codes = looks.split('.').map((each) => parseInt(each, BASE));
      return [String.fromCodePoint(code), String.fromCodePoint(...codes)] as const;
    });
  return new Map(entries);
}

/** The letters that Arabic and Farsi write differently, each row under its first; the digits follow below. */
const ARABIC_ROWS = ['اآأإٱ', 'هةۀۂۃە', 'وؤ', 'یئىيۍې', 'کكڪ'];
const ARABIC_ZERO = 0x0660;
const FARSI_ZERO = 0x06f0;

function readArabic(): Table {
  const letters = ARABIC_ROWS.flatMap((row) => {
    const [first = '', ...others] = Array.from(row);
    return others.map((other) => [other, first] as const);
  });
  const digits = Array.from({ length: 10 }, (_, digit) => {
    return [String.fromCodePoint(ARABIC_ZERO + digit), String.fromCodePoint(FARSI_ZERO + digit)] as const;
  });
  return new Map([...letters, ...digits]);
}

const arabicTable = readArabic();
let confusableTable: Table | undefined;

const replaceEach = (text: string, table: Table): string =>
  Array.from(text, (character) => table.get(character) ?? character).join('');

/** The skeleton of UTS #39: texts that look alike have the same. */
function skeletonOf(text: string): string {
  confusableTable ??= readConfusables();
  return replaceEach(text.normalize('NFD'), confusableTable).normalize('NFD');
}

/** A word in the form in which it is compared. */
export function collate(collation: Collation, word: string): string {
  switch (collation) {
    case 'default':
      return lowerCase(word);
    case 'confusables':
      return lowerCase(skeletonOf(word));
    case 'arabic_variants':
      return lowerCase(replaceEach(word.normalize('NFKC'), arabicTable));
  }
}
