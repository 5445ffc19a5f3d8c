import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isWorkbook } from '../../flowfile/sheet/read-workbook.ts';
import { type CliParts } from '../parts.ts';
import { readArgs } from '../read-args.ts';
import { Refusal } from '../refusal.ts';
import { checkSheet } from './check-sheet.ts';

const how = 'import takes one spreadsheet: semangat flows import FILE.xlsx|FILE.csv [--out DIR] [--replace]';

/** `semangat flows import`: writes the flows of a spreadsheet as flow files, all of them or, with an error, none. */
export async function importSheet(
  words: readonly string[],
  parts: Pick<CliParts, 'flowsDir' | 'readFolder'>,
): Promise<number> {
  const { file, out = parts.flowsDir, replace } = readWords(words);
  const { drafts, lines, errors } = await checkSheet(file, parts, out);
  lines.forEach((line) => process.stdout.write(`${line}\n`));
  if (errors > 0) {
    process.stderr.write(`${errors} error(s); nothing was written\n`);
    return 1;
  }
  const files = drafts.map(({ id, text }) => ({ path: join(out, `${id}.yaml`), text }));
  const inTheWay = files.filter(({ path, text }) => existsSync(path) && readFileSync(path, 'utf8') !== text);
  if (inTheWay.length > 0 && !replace) {
    const names = inTheWay.map(({ path }) => path).join(', ');
    throw new Refusal(`${names}: there already, and nothing was written; write over it with --replace`);
  }
  write(out, files);
  return 0;
}

function readWords(words: readonly string[]) {
  const options = { out: { type: 'string' }, replace: { type: 'boolean', default: false } } as const;
  const { positionals, values } = readArgs(
    () => parseArgs({ args: [...words], options, allowPositionals: true }),
    how,
  );
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0 || !isWorkbook(file)) {
    throw new Refusal(how);
  }
  return { file, ...values };
}

function write(out: string, files: readonly { readonly path: string; readonly text: string }[]): void {
  try {
    mkdirSync(out, { recursive: true });
    for (const { path, text } of files) {
      writeFileSync(path, text);
      process.stdout.write(`${path}\n`);
    }
  } catch {
    throw new Refusal(`${out} cannot be written to; is it a folder that this user may write to?`);
  }
}
