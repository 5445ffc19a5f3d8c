import { type Fault } from '../yaml/fault.ts';
import { openSource } from '../yaml/source.ts';
import { type Column } from './columns.ts';
import { findPath } from '../yaml/find-path.ts';
import { type Table } from './read-table.ts';
import { type StepRow } from './step-row.ts';
import { type CellFault } from './workbook.ts';

/** The text of a flow with the tables that it was made from. */
interface Made {
  readonly id: string;
  readonly text: string;
  readonly steps: Table;
  readonly head: { readonly table: Table; readonly row: Table['rows'][number] } | undefined;
  /** The rows of the steps, in order. */
  readonly read: readonly (Pick<StepRow, 'places'> & { readonly row: number })[];
}

/** Finds the cell that a fault in the text of a flow is about; lines that the fault names become cells too. */
export function createLocate(made: Made): (fault: Fault) => CellFault {
  const { root } = openSource({ file: made.id, text: made.text });
  const lines = made.text.split('\n');
  const at = (line: number, column: number, needed?: string): string => {
    const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const path = findPath(root, before + column - 1);
    return placeOf(needed === undefined ? path : [...path.slice(0, 3), needed], made);
  };
  return (fault) => {
    const text = fault.text.replaceAll(/\bin line (\d+)/gu, (_, line: string) => {
      const end = lines[Number(line) - 1]?.length ?? 0;
      return `in ${at(Number(line), end)}`;
    });
    const [, needed] = / needs "(\w+)"$/u.exec(fault.text) ?? [];
    return { place: at(fault.line, fault.column, needed), level: fault.level, text };
  };
}

/** Keys of a flow's head by their columns. */
const headColumns: { readonly [key: string]: Column } = {
  title: 'title',
  for: 'for',
  language: 'language',
  expires: 'expires',
  triggers: 'keyword',
};

function placeOf([key, index, ...inner]: readonly (string | number)[], made: Made): string {
  const step = key === 'steps' && typeof index === 'number' ? made.read[index] : undefined;
  return step ? placeInStep(inner, step, made.steps) : placeInHead(key, made);
}

function placeInStep(
  [key = '', part = '']: readonly (string | number)[],
  { places, row }: Made['read'][number],
  steps: Table,
): string {
  return steps.place(row, places.get(`${key}.${part}`) ?? places.get(String(key)) ?? 'verb');
}

function placeInHead(key: string | number | undefined, { steps, head }: Made): string {
  const column = headColumns[key ?? ''];
  if (!head || column === undefined) {
    return steps.place(0);
  }
  return head.table.place(head.row.row, head.row.cells[column] === undefined ? 'more' : column);
}
