import { normalise } from '../../domain/text/normalise.ts';
import {
  type CommandWord,
  commandWords,
  type ReservedWord,
  reservedWords,
} from '../../engine/built-in-words.ts';
import { type World } from '../../engine/world.ts';
import { type PhraseKey } from '../../domain/phrase-key.ts';
import { type SystemFile } from './system-file.ts';
import { createNeedReader } from './need-reader.ts';

/** The product's own texts and words, in every language there is. */
export type Phrases = Pick<
  World,
  'phrase' | 'title' | 'titleOf' | 'reserved' | 'command' | 'urgent' | 'worry' | 'languages'
>;

/**
 * Makes one of system files; of two for a language the first one counts, text by text, and the words of both.
 * A language without a file, or without a text, falls back by the chain and then to the default language.
 */
export function createPhrases(files: readonly SystemFile[], defaultLanguage: string): Phrases {
  const texts = new Map<string, Map<PhraseKey, string>>();
  const fallbacks = new Map<string, string>();
  for (const file of files.toReversed()) {
    const known = texts.get(file.language) ?? new Map<PhraseKey, string>();
    texts.set(file.language, new Map([...known, ...file.texts]));
    if (file.fallback !== null) {
      fallbacks.set(file.language, file.fallback);
    }
  }
  const reserved = collectWords<ReservedWord>(files, reservedWords);
  const asked = collectWords<CommandWord>(files, commandWords);
  const languages = rememberChains((language) => chainOf(language, fallbacks, defaultLanguage));
  return {
    languages,
    ...titlesOf(files, languages),
    reserved: (word) => reserved.get(word),
    command: (word) => asked.get(word),
    ...createNeedReader(files.map(({ need }) => need)),
    phrase: (language, key, values = {}) => {
      const found = languages(language).find((each) => texts.get(each)?.has(key)) ?? 'id';
      const text = texts.get(found)?.get(key) ?? '';
      return text.replaceAll(/\{(\w+)\}/gu, (written, name: string) =>
        Object.hasOwn(values, name) ? (values[name] ?? '') : written,
      );
    },
  };
}

/** Nobody is addressed by a word that their language has not, nor by none where another language has one. */
function titlesOf(
  files: readonly SystemFile[],
  languages: World['languages'],
): Pick<World, 'title' | 'titleOf'> {
  const keys = new Map<string, string>();
  const said = new Map<string, string>();
  for (const { language, salutations } of files.toReversed()) {
    for (const [key, words] of salutations) {
      words.filter(() => key !== 'unknown').forEach((word) => keys.set(normalise(word), key));
      said.set(`${language} ${key}`, words[0] ?? '');
    }
  }
  const find = (language: string, key: string): string | undefined =>
    [...languages(language), 'id']
      .map((each) => said.get(`${each} ${key}`))
      .find((word) => word !== undefined);
  return {
    title: (language, key) => find(language, key ?? 'unknown') ?? find(language, 'unknown') ?? '',
    titleOf: (word) => keys.get(word),
  };
}

function collectWords<Meaning extends ReservedWord | CommandWord>(
  files: readonly SystemFile[],
  kinds: readonly Meaning[],
): ReadonlyMap<string, Meaning> {
  const words = new Map<string, Meaning>();
  for (const kind of kinds) {
    for (const { word, means } of files.flatMap((file) => file.words)) {
      const normal = normalise(word);
      if (means === kind && normal !== '') {
        words.set(normal, kind);
      }
    }
  }
  return words;
}

/** `jv-ID` → `jv-ID`, `jv`, `id`: its own, the plain language, their fallbacks, the default. */
function chainOf(
  language: string,
  fallbacks: ReadonlyMap<string, string>,
  defaultLanguage: string,
): readonly string[] {
  const chain = new Set<string>();
  const plain = language.split('-')[0] ?? language;
  for (const start of [language, plain, defaultLanguage]) {
    for (
      let next: string | undefined = start;
      next !== undefined && !chain.has(next);
      next = fallbacks.get(next)
    ) {
      chain.add(next);
    }
  }
  return [...chain];
}

/** Languages come from outside, so only so many chains are kept. */
function rememberChains(chain: World['languages']): World['languages'] {
  const known = new Map<string, readonly string[]>();
  return (language) => {
    const found = known.get(language) ?? chain(language);
    if (known.size < 100) {
      known.set(language, found);
    }
    return found;
  };
}
