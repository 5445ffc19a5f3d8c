import { parseForeignTemplate } from '../expressions/parse-template.ts';
import { type Template } from '../expressions/template.ts';
import { type Router, type RouterCase } from './router.ts';

/** A switch router as it stands in a flow definition of RapidPro; what else stands there means nothing here. */
export interface RouterDefinition {
  readonly operand: string;
  readonly cases: readonly {
    readonly uuid: string;
    readonly type: string;
    readonly arguments?: readonly string[] | undefined;
    readonly category_uuid: string;
  }[];
  readonly default_category_uuid?: string | undefined;
}

/** The `localization` of a flow definition: by language, the UUID of a thing, and its property. */
export interface Localization {
  readonly [language: string]: {
    readonly [uuid: string]: { readonly [property: string]: unknown };
  };
}

/** Makes a router of a definition; `roots` are the top-level names of its expressions. */
export function readRouter(
  definition: RouterDefinition,
  localization: Localization,
  roots: readonly string[],
): Router {
  const parse = (text: string): Template => parseForeignTemplate(text.trim(), roots);
  const readCase = (each: RouterDefinition['cases'][number]): RouterCase => {
    const translations = Object.entries(translationsOf(localization, each.uuid, 'arguments'));
    return {
      test: each.type,
      arguments: (each.arguments ?? []).map(parse),
      translations: Object.fromEntries(
        translations.map(([language, texts]) => [language, texts.map(parse)] as const),
      ),
      category: each.category_uuid,
    };
  };
  return {
    operand: parse(definition.operand),
    cases: definition.cases.map(readCase),
    otherwise: definition.default_category_uuid ?? null,
  };
}

/** The translations of a property by language; what is no list of texts, or empty, is none. */
export function translationsOf(
  localization: Localization,
  uuid: string,
  property: string,
): { readonly [language: string]: readonly string[] } {
  const entries = Object.entries(localization).flatMap(([language, things]) => {
    const texts = things[uuid]?.[property];
    return isTranslation(texts) ? [[language, texts] as const] : [];
  });
  return Object.fromEntries(entries);
}

const isTranslation = (texts: unknown): texts is readonly string[] =>
  Array.isArray(texts) && texts.every((text) => typeof text === 'string') && texts.join('\n') !== '';
