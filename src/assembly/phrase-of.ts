import { type Config } from '../config.ts';
import { type Phrase } from '../console/phrase.ts';
import { readConsoleTexts } from '../flowfile/texts/console-texts.ts';
import { packagedLocales } from '../packaged-locales.ts';

/** The texts of pages and terminal, in the language of the installation. */
export function phraseOf(config: Pick<Config, 'localesDir' | 'language'>): Phrase {
  return readConsoleTexts([config.localesDir, packagedLocales], config.language);
}
