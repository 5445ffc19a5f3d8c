import { type Localised } from '../../engine/nodes/node-flow.ts';
import { type Definition } from './definition-schema.ts';

/** The translations of one thing of a flow: for each language a list of texts. */
export interface Translations {
  readonly [language: string]: readonly string[];
}

/** The translations of a property; what is no list of texts, is empty or `[""]` is none. */
export function translationsOf(definition: Definition, uuid: string, property: string): Translations {
  const found: Record<string, readonly string[]> = {};
  for (const [language, items] of Object.entries(definition.localization ?? {})) {
    const texts = propertyOf(items[uuid], property);
    if (isTranslation(texts)) {
      found[language] = texts;
    }
  }
  return found;
}

function propertyOf(item: unknown, property: string): unknown {
  return typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[property] : undefined;
}

function isTranslation(texts: unknown): texts is readonly string[] {
  return (
    Array.isArray(texts) &&
    texts.length > 0 &&
    texts.every((each) => typeof each === 'string') &&
    !(texts.length === 1 && texts[0] === '')
  );
}

/** Something in all languages, each made of its texts by `make`. */
export function localised<Value>(
  base: readonly string[],
  translations: Translations,
  make: (texts: readonly string[]) => Value,
): Localised<Value> {
  return {
    base: make(base),
    translations: Object.fromEntries(
      Object.entries(translations).map(([language, texts]) => [language, make(texts)]),
    ),
  };
}
