import { languageCode } from '../../domain/text/language-code.ts';

/** The language of the pages for `Intl`: theirs is a text of a file that anybody may have written. */
export function knownLanguage(language: string): string {
  return languageCode.test(language) ? language : 'id';
}
