import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { isFile, readSource } from '../yaml/list-files.ts';

const texts = z.record(z.string(), z.string());

/**
 * The texts of the console's pages from `<folder>/<language>/console.yaml`, the first folder that has a text
 * counts, then Indonesian, then the text's own name. `{name}` is filled in.
 */
export function readConsoleTexts(
  folders: readonly string[],
  language: string,
): (text: string, values?: { readonly [name: string]: string }) => string {
  const known = [...new Set([language, 'id'])].flatMap((each) =>
    folders.map((folder) => readTexts(join(folder, each, 'console.yaml'))),
  );
  return (text, values = {}) => {
    const found = known.find((each) => Object.hasOwn(each, text))?.[text] ?? text;
    return found.replaceAll(/\{(\w+)\}/gu, (written, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? '') : written,
    );
  };
}

function readTexts(file: string): z.infer<typeof texts> {
  if (!isFile(file)) {
    return {};
  }
  const source = readSource(file);
  const read = texts.safeParse(source.fault ? {} : parse(source.text));
  return read.success ? read.data : {};
}
