import { basename, join } from 'node:path';
import { existsSync } from 'node:fs';
import { formatErrors } from '../../flowfile/yaml/fault.ts';
import { listYaml } from '../../flowfile/yaml/list-files.ts';
import { type FlowDraft, readFlowSheets } from '../../flowfile/sheet/read-flow-sheets.ts';
import { formatCellFault, type CellFault } from '../../flowfile/sheet/workbook.ts';
import { isWorkbook, readWorkbook } from '../../flowfile/sheet/read-workbook.ts';
import { type CliParts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { tellFaults } from '../flows/tell-faults.ts';

type Parts = Pick<CliParts, 'flowsDir' | 'readFolder'>;

/** A spreadsheet whose flows were read and checked. */
export interface CheckedSheet {
  readonly drafts: readonly FlowDraft[];
  /** One line for each fault. */
  readonly lines: readonly string[];
  readonly hints: readonly string[];
  readonly errors: number;
}

/** Checks the flows of a spreadsheet as if they lay in the folder already, each fault at its cell. */
export async function checkSheet(file: string, parts: Parts, out = parts.flowsDir): Promise<CheckedSheet> {
  if (!existsSync(file)) {
    throw new Refusal(`there is no file ${file}`);
  }
  const book = await readWorkbook(file);
  if (book.fault) {
    return { drafts: [], lines: [formatCellFault(book.fault)], hints: [], errors: 1 };
  }
  const single = file.toLowerCase().endsWith('.csv');
  const { drafts, faults } = readFlowSheets({ name: file, single }, book.sheets);
  // Flows are judged beside their neighbours: those of the folder they go to, or those of the programme.
  const folder = listYaml(out).length > 0 ? out : parts.flowsDir;
  const found = judge(drafts, folder, parts);
  const own = new Map(
    [...faults.filter(({ level }) => level !== 'hint'), ...found.own].map((fault) => [
      formatCellFault(fault),
      fault,
    ]),
  );
  const hints = [...faults.filter(({ level }) => level === 'hint'), ...found.hints].map(formatCellFault);
  const errors = [...own.values()].filter(({ level }) => level === 'error').length + found.others.length;
  return { drafts, lines: [...own.keys(), ...found.others], hints, errors };
}

/** The faults of the drafts, and the errors that they bring about in the files beside them. */
function judge(
  drafts: readonly FlowDraft[],
  folder: string,
  parts: Parts,
): {
  readonly own: readonly CellFault[];
  readonly hints: readonly CellFault[];
  readonly others: readonly string[];
} {
  const texts = drafts.map(({ id, text }) => ({ name: `${id}.yaml`, text }));
  const { faults, hints } = parts.readFolder(folder, texts);
  const mine = new Map(drafts.map((draft) => [join(folder, `${draft.id}.yaml`), draft]));
  return {
    own: faults.flatMap((fault) => mine.get(fault.file)?.locate(fault) ?? []),
    hints: hints.flatMap((hint) => mine.get(hint.file)?.locate(hint) ?? []),
    others: newErrors(formatErrors(faults.filter(({ file }) => !mine.has(file))), folder, parts),
  };
}

function newErrors(found: readonly string[], folder: string, parts: Parts): readonly string[] {
  const known = found.length === 0 ? [] : formatErrors(parts.readFolder(folder).faults);
  return found.filter((line) => !known.includes(line));
}

/** `semangat flows check sheet.xlsx …`: the faults of spreadsheets; exit 1 only when there are errors. */
export async function checkSheets(words: readonly string[], parts: Parts): Promise<number> {
  const other = words.find((word) => !isWorkbook(word));
  if (other !== undefined) {
    throw new Refusal(`check spreadsheets by themselves; ${basename(other)} is none`);
  }
  const checked = await Promise.all(words.map((file) => checkSheet(file, parts)));
  return tellFaults({
    faults: checked.flatMap(({ lines }) => lines),
    hints: checked.flatMap(({ hints }) => hints),
    errors: checked.reduce((sum, { errors }) => sum + errors, 0),
  });
}
