import { join } from 'node:path';
import { isFile, isFolder, listFolders } from '../yaml/list-files.ts';

/** Where the texts of an installation lie: its own first, then those that come along. */
export interface LanguageFolders {
  readonly localesDir: string;
  readonly packaged: string;
  /** The language of whoever has none of their own. */
  readonly language: string;
}

/** The locales folder of an installation that names none; without it all texts are those that come along. */
const usualFolder = './locales';

/** What of the installation's languages was hardly meant so, each with how to mend it. */
export function findLanguageGaps({ localesDir, packaged, language }: LanguageFolders): readonly string[] {
  const folders = [localesDir, packaged];
  const there = new Set(
    folders.flatMap((folder) =>
      listFolders(folder).filter((each) => isFile(join(folder, each, 'system.yaml'))),
    ),
  );
  return [
    ...(localesDir === usualFolder || isFolder(localesDir)
      ? []
      : [
          `LOCALES_DIR ${localesDir} is no folder, so its translations are missing; set it to the folder that has them, or leave it out`,
        ]),
    ...(there.has(language)
      ? []
      : [
          `DEFAULT_LANGUAGE ${language} has no texts of the product, so Indonesian ones are sent; set it to one of ${[...there].sort().join(', ')}, or write ${join(localesDir, language, 'system.yaml')}`,
        ]),
  ];
}
