import { normalise } from '../../domain/text/normalise.ts';
import { type World } from '../../engine/world.ts';
import { createPhraseFinder, type Span } from './find-phrases.ts';
import { plainWords } from './plain-words.ts';

/** What people write in need, in one language, as `locales/<lang>/system.yaml` says it. */
export interface NeedWords {
  /** Words that must reach a person within minutes. */
  readonly urgent: readonly string[];
  /** Words that must where nothing else is written: "tolong", but not "tolong kirim jadwal". */
  readonly cries: readonly string[];
  /** Words of what weighs on people and may wait until the morning. */
  readonly worries: readonly string[];
  /** Words that take an urgent one among them back: "hp mau mati". */
  readonly harmless: readonly string[];
  /** Other spellings of words, with the one that the phrases use. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** Little words that may stand within a phrase, and beside a cry. */
  readonly between: readonly string[];
}

/** What may stand within harmless words; no word for a person does: "HP rusak, saya mau mati". */
const meanwhile = new Set(['ini', 'nya', 'sudah', 'juga']);

/**
 * Reads whether urgent phrases, or words of worry, are among normalised words. Who is hungry, beaten or tired of life
 * does not mind the spelling: accents, letters drawn out ("laparrr"), "di pukul" for "dipukul", short forms ("blm mkn")
 * and one letter too many or too few in a long word are read as the phrase that was meant. Better a person looks once
 * too often.
 */
export function createNeedReader(languages: readonly NeedWords[]): Pick<World, 'urgent' | 'worry'> {
  const spelled = spellingsOf(languages);
  const read = (text: string): readonly string[] => plainWords(text).map((each) => spelled.get(each) ?? each);
  const all = (key: Exclude<keyof NeedWords, 'spellings'>): readonly (readonly string[])[] =>
    languages.flatMap((each) => each[key]).map((each) => read(normalise(each)));
  const between = new Set(all('between').flat());
  const findUrgent = createPhraseFinder(all('urgent'), { between, mends: true });
  const findCries = createPhraseFinder(all('cries'), { between, mends: false });
  const findHarmless = createPhraseFinder(all('harmless'), { between: meanwhile, mends: false });
  const findWorries = createPhraseFinder(all('worries'), { between, mends: true });
  const isMeant = (words: readonly string[], hits: readonly Span[]): boolean => {
    const harmless = hits.length > 0 ? findHarmless(words) : [];
    return hits.some((hit) => !harmless.some((each) => takesBack(each, hit)));
  };
  return {
    urgent: (text) => {
      const words = read(text);
      return isMeant(words, findUrgent(words)) || isCry(words);
    },
    worry: (text) => {
      const words = read(text);
      return isMeant(words, findWorries(words));
    },
  };

  function isCry(words: readonly string[]): boolean {
    const cries = findCries(words);
    const isInCry = (at: number): boolean => cries.some(({ from, to }) => from <= at && at <= to);
    return cries.length > 0 && words.every((word, at) => between.has(word) || isInCry(at));
  }
}

/** Harmless words take back what they reach beyond, or are: "tidak makan siang", but not all of a longer phrase. */
function takesBack(harmless: Span, hit: Span): boolean {
  const meets = harmless.from <= hit.to && hit.from <= harmless.to;
  const isPart = hit.from <= harmless.from && harmless.to <= hit.to;
  const isAll = harmless.from === hit.from && harmless.to === hit.to;
  return meets && (isAll || !isPart);
}

/** Each other spelling with the word that it stands for; the phrases are read by it too. */
function spellingsOf(languages: readonly NeedWords[]): ReadonlyMap<string, string> {
  const spelled = new Map<string, string>();
  for (const [word, others] of languages.flatMap(({ spellings }) => [...spellings])) {
    const [plain = ''] = plainWords(normalise(word));
    for (const other of others.flatMap((each) => plainWords(normalise(each)))) {
      spelled.set(other, plain);
    }
  }
  return spelled;
}
