import { languageCode } from '../../domain/text/language-code.ts';
import {
  type CommandWord,
  commandWords,
  type ReservedWord,
  reservedWords,
} from '../../engine/built-in-words.ts';
import { type PhraseKey, phraseValues } from '../../domain/phrase-key.ts';
import { readFields } from '../yaml/read-fields.ts';
import { readShaped, readString, readWritten } from '../yaml/read-scalar.ts';
import { readList, rootSlot, type Slot } from '../yaml/slot.ts';
import { openSource, type Source } from '../yaml/source.ts';
import { needKeys, readNeedWords, readWordLists } from './read-need-words.ts';
import { type NeedWords } from './need-reader.ts';

/** The product's own texts in one language: `locales/<lang>/system.yaml`. */
export interface SystemFile {
  readonly language: string;
  /** Where to look for what is missing here; null: in the default language. */
  readonly fallback: string | null;
  readonly texts: ReadonlyMap<PhraseKey, string>;
  /** Reserved words as written. */
  readonly words: readonly { readonly word: string; readonly means: ReservedWord | CommandWord }[];
  /** How people are addressed, by key: first the word that is said, then others that mean it. */
  readonly salutations: ReadonlyMap<string, readonly string[]>;
  /** How people write in need. */
  readonly need: NeedWords;
  readonly source: Source;
}

const means: readonly (ReservedWord | CommandWord)[] = [...reservedWords.toReversed(), ...commandWords];
const shape = {
  what: 'a file of system texts',
  keys: ['fallback', 'texts', 'words', 'salutations', ...needKeys],
};

/** Reads the system texts of a language; whatever is not in it comes from the fallback. */
export function readSystemFile(where: {
  readonly language: string;
  readonly file: string;
  readonly text: string;
}): SystemFile {
  const source = openSource(where);
  const fields = source.root ? readFields(source, rootSlot(source, 'system texts'), shape) : undefined;
  const fallback = fields?.get('fallback');
  return {
    language: where.language,
    fallback: (fallback && readShaped(source, fallback, { shape: languageCode, like: 'id or en' })) ?? null,
    texts: readTexts(source, fields?.get('texts')),
    words: readWords(source, fields?.get('words')),
    salutations: readWordLists(source, fields?.get('salutations'), 'salutations'),
    need: readNeedWords(source, fields),
    source,
  };
}

function readTexts(source: Source, slot: Slot | undefined): ReadonlyMap<PhraseKey, string> {
  const fields = slot && readFields(source, slot, { what: 'texts', keys: Object.keys(phraseValues) });
  const texts = new Map<PhraseKey, string>();
  for (const [key, value] of fields ?? []) {
    const text = readString(source, value);
    if (text !== undefined) {
      texts.set(key as PhraseKey, text);
      checkPlaceholders(source, value, text);
    }
  }
  return texts;
}

function checkPlaceholders(source: Source, { name, at }: Slot, text: string): void {
  const known: readonly string[] = phraseValues[name as PhraseKey];
  for (const [written, placeholder = ''] of text.matchAll(/\{(\w+)\}/gu)) {
    if (!known.includes(placeholder)) {
      source.error(
        at,
        `${name} has no ${written}; it may have ${known.map((each) => `{${each}}`).join(', ')}`,
      );
    }
  }
}

function readWords(source: Source, slot: Slot | undefined): SystemFile['words'] {
  const fields = slot && readFields(source, slot, { what: 'words', keys: means });
  return [...(fields ?? [])].flatMap(([key, list]) =>
    readList(source, list, { single: true }).flatMap((item) => {
      const word = readWritten(source, item);
      return word === undefined ? [] : { word, means: key as ReservedWord | CommandWord };
    }),
  );
}
