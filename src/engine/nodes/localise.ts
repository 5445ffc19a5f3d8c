import { type Draft } from '../draft.ts';
import { type Program } from '../program.ts';
import { type LanguageChoice, languageChain } from '../router/pick-translation.ts';
import { type Localised } from './node-flow.ts';
import { toThreeLetters } from './three-letters.ts';

/** In which languages this contact is addressed by a flow. */
export function languageChoice({ contact, world }: Draft, { language }: Program): LanguageChoice {
  return {
    contact: toThreeLetters(contact.language),
    allowed: world.workspace.environment.allowed_languages,
    flow: language,
  };
}

/** What the contact gets of something localised, and in which language it is. */
export function localise<Value>(
  draft: Draft,
  program: Program,
  { base, translations }: Localised<Value>,
): { readonly value: Value; readonly language: string } {
  for (const language of languageChain(languageChoice(draft, program))) {
    if (language === program.language) {
      break;
    }
    const value = Object.hasOwn(translations, language) ? translations[language] : undefined;
    if (value !== undefined) {
      return { value, language };
    }
  }
  return { value: base, language: program.language };
}
