import { lacksOne } from '../../domain/text/lacks-one.ts';

/** Shorter words are too near to others to guess at: "gema" is not "gempa". */
const shortest = 6;
/** So many little words may stand between two words of a phrase. */
const mostBetween = 3;

/** Where a phrase stands among words: its first and its last one. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds phrases among words: little words may stand between theirs, and where it mends, long words may have one letter
 * too many or too few.
 */
export function createPhraseFinder(
  phrases: readonly (readonly string[])[],
  { between, mends }: { readonly between: ReadonlySet<string>; readonly mends: boolean },
): (words: readonly string[]) => readonly Span[] {
  const long = mends ? longWordsOf(phrases) : new Map<string, readonly string[]>();
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const [first = '', ...rest] of phrases.filter(([word = '']) => word !== '')) {
    gather(byFirst, first, rest);
  }
  const isMeant = (word: string, meant: string): boolean =>
    word === meant || (meant.length >= shortest && mend(long, word) === meant);
  return (words) => {
    const spans: Span[] = [];
    for (const [from, word] of words.entries()) {
      for (const rest of byFirst.get(word) ?? byFirst.get(mend(long, word)) ?? []) {
        const to = findEnd(words.slice(from + 1), rest, { between, isMeant });
        if (to !== undefined) {
          spans.push({ from, to: from + to });
        }
      }
    }
    return spans;
  };
}

/** How many words on the last one of a phrase stands; undefined where it does not follow. */
function findEnd(
  words: readonly string[],
  phrase: readonly string[],
  {
    between,
    isMeant,
  }: { readonly between: ReadonlySet<string>; readonly isMeant: (word: string, meant: string) => boolean },
): number | undefined {
  let at = 0;
  for (const meant of phrase) {
    const row = words.slice(at, at + mostBetween + 1);
    const skipped = row.findIndex((word) => isMeant(word, meant));
    if (skipped < 0 || !row.slice(0, skipped).every((word) => between.has(word))) {
      return undefined;
    }
    at += skipped + 1;
  }
  return at;
}

function longWordsOf(phrases: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const long = new Map<string, string[]>();
  for (const word of phrases.flat().filter((each) => each.length >= shortest)) {
    gather(long, kinOf(word), word);
  }
  return long;
}

/** The long word that is written here with one letter too many or too few, or the word as it is. */
function mend(long: ReadonlyMap<string, readonly string[]>, word: string): string {
  const near = word.length < shortest ? undefined : long.get(kinOf(word));
  return near?.find((each) => lacksOne(word, each) || lacksOne(each, word)) ?? word;
}

/** Long words are compared with those alone that begin like them. */
function kinOf(word: string): string {
  return word.slice(0, 2);
}

function gather<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  map.set(key, [...(map.get(key) ?? []), item]);
}
