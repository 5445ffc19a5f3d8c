import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Fault } from './fault.ts';

/** Names of the files in a folder that end in `.yaml`, in order; none where there is no such folder. */
export function listYaml(folder: string): readonly string[] {
  return listNames(folder).filter(
    (name) => name.endsWith('.yaml') && !name.startsWith('.') && isFile(join(folder, name)),
  );
}

/** Names of the files in a folder that end in `.json`, in order; none where there is no such folder. */
export function listJson(folder: string): readonly string[] {
  return listNames(folder).filter(
    (name) => name.endsWith('.json') && !name.startsWith('.') && isFile(join(folder, name)),
  );
}

/** Folders beside the flow files that hold no flow files of their own. */
const otherFolders = new Set(['imported', 'media']);

/** What looks like a flow file and is none, here and in the folders within; the locales may be one of these. */
export function misnamedFlows(folder: string, locales: string): readonly Fault[] {
  const inside = listFolders(folder).filter(
    (name) => !otherFolders.has(name) && resolve(folder, name) !== resolve(locales),
  );
  return [
    ...yamlLike(folder)
      .filter((name) => !name.endsWith('.yaml'))
      .map((name) => hint(join(folder, name), 'this file is not read; the names of flow files end in .yaml')),
    ...inside.flatMap((name) =>
      yamlLike(join(folder, name)).map((each) =>
        hint(join(folder, name, each), 'this file is not read; flow files stand in FLOWS_DIR itself'),
      ),
    ),
  ];
}

/** What looks like a file of texts and is none, in a locales folder. */
export function misnamedTexts(folder: string): readonly Fault[] {
  return [
    ...yamlLike(folder).map((name) =>
      hint(join(folder, name), 'this file is not read; texts stand in the folder of their language'),
    ),
    ...listFolders(folder).flatMap((language) =>
      yamlLike(join(folder, language))
        .filter((name) => !name.endsWith('.yaml'))
        .map((name) =>
          hint(
            join(folder, language, name),
            'this file is not read; the names of files of texts end in .yaml',
          ),
        ),
    ),
  ];
}

const hint = (file: string, text: string): Fault => ({ file, line: 1, column: 1, level: 'hint', text });

function yamlLike(folder: string): readonly string[] {
  return listNames(folder).filter(
    (name) => /\.ya?ml$/iu.test(name) && !name.startsWith('.') && isFile(join(folder, name)),
  );
}

/** Names of the folders in a folder, in order. */
export function listFolders(folder: string): readonly string[] {
  return listNames(folder).filter((name) => !name.startsWith('.') && isFolder(join(folder, name)));
}

/** Whether a file is there. */
export function isFile(path: string): boolean {
  return statOf(path)?.isFile() ?? false;
}

/** Whether a folder is there. */
export function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false;
}

/** A file that was read, or why not. */
export type ReadFile =
  { readonly file: string; readonly text: string; readonly fault: null } | { readonly fault: Fault };

/** A file's text, or the fault that keeps it from being read. */
export function readSource(file: string): ReadFile {
  const fault = (text: string): ReadFile => ({
    fault: { file, line: 1, column: 1, level: 'error', text },
  });
  try {
    const bytes = readFileSync(file);
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), fault: null };
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return code.startsWith('ERR_ENCODING')
      ? fault('the file is not UTF-8 text; save it as UTF-8')
      : fault(`the file cannot be read (${code}); look at its permissions`);
  }
}

/** A file as text where there is one; undefined where there is none. */
export function readIfThere(file: string): ReadFile | undefined {
  return isFile(file) ? readSource(file) : undefined;
}

/** Why a folder that is there cannot be looked into; nothing where it can, or where there is none. */
export function folderFaults(folder: string): readonly Fault[] {
  try {
    readdirSync(folder);
    // Its names may be read and its files not: that needs the right to pass through it.
    statSync(`${folder}/.`);
    return [];
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const text = `the folder cannot be read (${code}); give the user that runs Semangat the right to`;
    return ['ENOENT', 'ENOTDIR'].includes(code)
      ? []
      : [{ file: folder, line: 1, column: 1, level: 'error', text }];
  }
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Undefined for what is not there or cannot be looked at. */
function statOf(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
