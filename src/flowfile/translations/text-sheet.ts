import { languageCode } from '../../domain/text/language-code.ts';
import { type Cell, nameCell, type Sheet } from '../sheet/workbook.ts';
import { type FlowText } from './flow-texts.ts';
import { type Translated } from './translated.ts';

const headings = ['alur / flow', 'langkah / step', 'teks / text'];

/** Texts as a sheet: a row for each, a column for each language. */
export function writeTextSheet(texts: readonly FlowText[], languages: readonly string[]): Sheet {
  const rows = texts.map(({ flow, text, places, translations }): readonly Cell[] => [
    flow,
    [...new Set(places.map(({ step }) => step))].join(', '),
    text,
    ...languages.map((language) => translations[language] ?? null),
  ]);
  return { name: 'teks', rows: [[...headings, ...languages], ...rows] };
}

/** What a sheet translates; an empty cell is no translation yet. Null where it is no sheet of texts. */
export function readTextSheet(file: string, sheet: Sheet): readonly Translated[] | null {
  const names = (sheet.rows[0] ?? []).map((cell) =>
    String(cell ?? '')
      .trim()
      .toLowerCase(),
  );
  const [flowAt, textAt] = [findHeading(names, 'alur', 'flow'), findHeading(names, 'teks', 'text')];
  const languages = [...names.entries()].filter(([index, name]) => index > textAt && languageCode.test(name));
  if (textAt === -1 || languages.length === 0) {
    return null;
  }
  return sheet.rows.slice(1).flatMap((row, index) => {
    const [flow, text] = [toText(row[flowAt]), toText(row[textAt])];
    return languages.flatMap(([column, language]) => {
      const translation = toText(row[column]);
      const place = `${file}:${sheet.name}!${nameCell(index + 1, column)}`;
      const found = { flow: flow === '' ? null : flow, text, language, translation, place };
      return text === '' || translation === '' ? [] : [found];
    });
  });
}

function findHeading(names: readonly string[], ...known: readonly string[]): number {
  return names.findIndex(
    (name) => name !== '' && name.split('/').every((part) => known.includes(part.trim())),
  );
}

function toText(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).replaceAll(/\r\n?/gu, '\n').trimEnd();
}
