import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Refusal } from '../refusal.ts';

/** Folders to read with the files wanted in each; no files at all: everything. */
export interface WantedFolder {
  readonly folder: string;
  readonly files: readonly string[];
}

/** Groups files by folder, since a flow is judged beside those it calls; a folder means all its files. */
export function groupByFolder(words: readonly string[], usual: string): readonly WantedFolder[] {
  if (words.length === 0) {
    return [{ folder: usual, files: [] }];
  }
  const wanted = new Map<string, string[]>();
  for (const word of words) {
    if (!existsSync(word)) {
      throw new Refusal(`there is no file ${word}`);
    }
    const isFolder = statSync(word).isDirectory();
    if (!isFolder && !word.endsWith('.yaml')) {
      throw new Refusal(`${word} is no flow file; the names of flow files end in .yaml`);
    }
    const folder = isFolder ? word : dirname(word);
    wanted.set(folder, [...(wanted.get(folder) ?? []), ...(isFolder ? [] : [basename(word)])]);
  }
  return [...wanted].map(([folder, files]) => ({ folder, files }));
}

/** Whether a file is among those wanted. */
export function isWanted(file: string, { folder, files }: WantedFolder): boolean {
  return files.length === 0 || (resolve(dirname(file)) === resolve(folder) && files.includes(basename(file)));
}

/** Whether a file holds the translations of one of those wanted: `<locales>/<language>/<file>`. */
export function translatesWanted(file: string, { files }: WantedFolder, locales: string): boolean {
  return resolve(dirname(file), '..') === resolve(locales) && files.includes(basename(file));
}
