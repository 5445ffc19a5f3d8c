import { join } from 'node:path';
import { type Fault } from '../yaml/fault.ts';
import { folderFaults, listFolders, listYaml, readSource } from '../yaml/list-files.ts';
import { type LocaleFile, readLocaleFile } from './locale-file.ts';
import { readSystemFile, type SystemFile } from './system-file.ts';

/** All files of a locales folder. */
export interface Locales {
  readonly files: readonly LocaleFile[];
  readonly systems: readonly SystemFile[];
  /** Files and folders that could not be read at all. */
  readonly faults: readonly Fault[];
}

/** The texts of the console's pages; no flow's translations. */
const consoleFile = 'console.yaml';

/** Reads a locales folder: one folder a language, in it `system.yaml` and a file for each translated flow. */
export function loadLocales(folder: string): Locales {
  const files: LocaleFile[] = [];
  const systems: SystemFile[] = [];
  const faults: Fault[] = [...folderFaults(folder)];
  for (const language of listFolders(folder)) {
    faults.push(...folderFaults(join(folder, language)));
    for (const name of listYaml(join(folder, language)).filter((each) => each !== consoleFile)) {
      const source = readSource(join(folder, language, name));
      if (source.fault) {
        faults.push(source.fault);
      } else if (name === 'system.yaml') {
        systems.push(readSystemFile({ ...source, language }));
      } else {
        files.push(readLocaleFile({ ...source, language, flow: name.replace(/\.yaml$/u, '') }));
      }
    }
  }
  return { files, systems, faults };
}
