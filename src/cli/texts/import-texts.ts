import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { languageCode } from '../../domain/text/language-code.ts';
import { formatCellFault } from '../../flowfile/sheet/workbook.ts';
import { readWorkbook } from '../../flowfile/sheet/read-workbook.ts';
import { checkTranslations } from '../../flowfile/translations/check-translations.ts';
import { findFlowTexts } from '../../flowfile/translations/flow-texts.ts';
import { mergeLocale } from '../../flowfile/translations/merge-locale.ts';
import { readPo } from '../../flowfile/translations/po-file.ts';
import { readTextSheet } from '../../flowfile/translations/text-sheet.ts';
import { type Translated } from '../../flowfile/translations/translated.ts';
import { type CliParts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { refuseErrors } from '../refuse-errors.ts';

type Parts = Pick<CliParts, 'flowsDir' | 'localesDir' | 'readFolder'>;

/** The translations of one flow into one language. */
interface Bundle {
  readonly flow: { readonly id: string; readonly file: string; readonly text: string };
  readonly language: string;
  readonly translated: ReadonlyMap<string, Translated>;
}

/** Puts translations that came back into the files of LOCALES_DIR: all of them or, with an error, none. */
export async function importTexts(file: string, language: string | undefined, parts: Parts): Promise<number> {
  const all = await readTranslated(file, language);
  const { bundles, strange } = bundle(all, parts);
  strange.forEach(({ place, flow, text }) =>
    process.stdout.write(
      `${place}: warning: ${flow ?? 'no flow'} has no text "${text.slice(0, 60)}"; it was left out\n`,
    ),
  );
  const faults = bundles.flatMap((each) => checkTranslations(each.flow, each.language, each.translated));
  faults.forEach((fault) => process.stdout.write(`${formatCellFault(fault)}\n`));
  if (faults.some(({ level }) => level === 'error')) {
    process.stderr.write('nothing was written\n');
    return 1;
  }
  const written = bundles.map((each) => write(each, parts)).filter((path) => path !== null);
  process.stderr.write(`${all.length - strange.length} translations, ${written.length} file(s) changed\n`);
  return 0;
}

async function readTranslated(file: string, given: string | undefined): Promise<readonly Translated[]> {
  if (!existsSync(file)) {
    throw new Refusal(`there is no file ${file}`);
  }
  if (!file.toLowerCase().endsWith('.po')) {
    const book = await readWorkbook(file);
    const found = book.fault ? [] : book.sheets.flatMap((sheet) => readTextSheet(file, sheet) ?? []);
    const wanted = found.filter(({ language }) => given === undefined || language === given);
    if (wanted.length > 0) {
      return wanted;
    }
    throw new Refusal(
      `${file} holds no translations: it needs columns alur, teks and one a language, such as jv`,
    );
  }
  const { language = given, entries } = readPoFile(file);
  if (language === undefined || !languageCode.test(language)) {
    throw new Refusal(`${file} does not say its language; add --language jv`);
  }
  return entries.map((entry) => ({ ...entry, language: given ?? language }));
}

function readPoFile(file: string): ReturnType<typeof readPo> {
  try {
    return readPo(readFileSync(file), file);
  } catch {
    throw new Refusal(
      `${file} is no PO file that can be read; export it again from the translator's program`,
    );
  }
}

function bundle(
  all: readonly Translated[],
  { flowsDir, readFolder }: Parts,
): { readonly bundles: readonly Bundle[]; readonly strange: readonly Translated[] } {
  const { sources, locales, programs, faults } = readFolder();
  refuseErrors(faults, 'mend this first');
  const known = new Set<Translated>();
  const own = [...sources].filter(([id]) => programs.get(id)?.nodes === undefined);
  const bundles = own.flatMap(([id, text]) => {
    const flow = { id, file: join(flowsDir, `${id}.yaml`), text };
    const texts = new Set(findFlowTexts(flow, locales).map((each) => each.text));
    const mine = all.filter((each) => (each.flow ?? id) === id && texts.has(each.text));
    mine.forEach((each) => known.add(each));
    const languages = [...new Set(mine.map(({ language }) => language))];
    return languages.map((language): Bundle => {
      const entries = mine.filter((each) => each.language === language);
      return { flow, language, translated: new Map(entries.map((each) => [each.text, each])) };
    });
  });
  return { bundles, strange: all.filter((each) => !known.has(each)) };
}

/** The path that was written; null where nothing changed. */
function write({ flow, language, translated }: Bundle, { localesDir }: Parts): string | null {
  const path = join(localesDir, language, `${flow.id}.yaml`);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const texts = new Map([...translated].map(([text, { translation }]) => [text, translation]));
  const after = mergeLocale(before, texts);
  if (after === null) {
    return null;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, after);
  process.stdout.write(`${path}\n`);
  return path;
}
