import { formatFault } from '../flowfile/fault.ts';
import { groupByFolder, isWanted } from './flow-folders.ts';
import { hintFlows } from './hint-flows.ts';
import { isWorkbook } from '../flowfile/sheet/workbook-file.ts';
import { checkSheets } from './sheet/check-sheet.ts';
import { type CliParts } from './parts.ts';

/** `semangat flows check`: every fault, of spreadsheets too, on a line of its own; exit 1 only when there are errors. */
export function checkFlows(words: readonly string[], parts: CliParts): number | Promise<number> {
  if (words.includes('--hints')) {
    return hintFlows(
      words.filter((word) => word !== '--hints'),
      parts,
    );
  }
  const [sheet] = words.filter(isWorkbook);
  if (sheet !== undefined) {
    return checkSheets(words, parts);
  }
  const faults = groupByFolder(words, parts.flowsDir).flatMap((wanted) =>
    parts.readFolder(wanted.folder).faults.filter(({ file }) => isWanted(file, wanted)),
  );
  for (const fault of faults) {
    process.stdout.write(`${formatFault(fault)}\n`);
  }
  const errors = faults.filter(({ level }) => level === 'error').length;
  process.stderr.write(`${errors} error(s), ${faults.length - errors} warning(s)\n`);
  return errors > 0 ? 1 : 0;
}
