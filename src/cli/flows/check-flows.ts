import { type Fault, formatFault } from '../../flowfile/yaml/fault.ts';
import { groupByFolder, isWanted, translatesWanted } from './flow-folders.ts';
import { hintFlows } from './hint-flows.ts';
import { isWorkbook } from '../../flowfile/sheet/read-workbook.ts';
import { checkSheets } from '../sheet/check-sheet.ts';
import { type CliParts } from '../parts.ts';
import { tellFaults } from './tell-faults.ts';

/**
 * `semangat flows check`: every fault, of spreadsheets too, on a line of its own; exit 1 only when there are errors.
 */
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
  const read = groupByFolder(words, parts.flowsDir).map((wanted) => {
    const { faults, hints } = parts.readFolder(wanted.folder);
    const ours = ({ file }: Fault): boolean =>
      isWanted(file, wanted) || translatesWanted(file, wanted, parts.localesDir);
    return { faults: faults.filter(ours), hints: hints.filter(ours) };
  });
  return tellFaults({
    faults: read.flatMap(({ faults }) => faults).map(formatFault),
    hints: read.flatMap(({ hints }) => hints).map(formatFault),
    errors: read.flatMap(({ faults }) => faults).filter(({ level }) => level === 'error').length,
  });
}
