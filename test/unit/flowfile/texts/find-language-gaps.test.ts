import { describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLanguageGaps } from '../../../../src/flowfile/texts/find-language-gaps.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const temporaryFolder = useTemporaryFolders();
const packaged = 'locales';

function folderWith(language: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, language));
  writeFileSync(join(folder, language, 'system.yaml'), '');
  return folder;
}

describe('the languages of an installation', () => {
  it('are not remarked on where each has its texts, its own or those that come along', () => {
    expect(findLanguageGaps({ localesDir: './locales', packaged, language: 'id' })).toEqual([]);
    expect(findLanguageGaps({ localesDir: folderWith('su'), packaged, language: 'su' })).toEqual([]);
    expect(findLanguageGaps({ localesDir: folderWith('su'), packaged, language: 'jv' })).toEqual([]);
  });

  it('are said to be missing where LOCALES_DIR leads nowhere, with how to mend it', () => {
    const localesDir = join(temporaryFolder(), 'lokales');
    expect(findLanguageGaps({ localesDir, packaged, language: 'id' })).toEqual([
      expect.stringMatching(/^LOCALES_DIR .*lokales is no folder.*set it to/u),
    ]);
  });

  it('have texts, or it is said which language has some', () => {
    expect(findLanguageGaps({ localesDir: folderWith('su'), packaged, language: 'fr' })).toEqual([
      expect.stringMatching(
        /^DEFAULT_LANGUAGE fr has no texts.*one of en, id, jv, su, or write .*fr.system\.yaml$/u,
      ),
    ]);
  });
});
