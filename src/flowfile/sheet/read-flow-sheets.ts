import { type Fault } from '../yaml/fault.ts';
import { type Data, type Mapping } from './data.ts';
import { readHead } from './flow-head.ts';
import { writeFlowText } from './flow-text.ts';
import { readMore } from './more-cell.ts';
import { type Column } from './columns.ts';
import { readTable, type Table } from './read-table.ts';
import { type NoteCell, readStepRow } from './step-row.ts';
import { createLocate } from './locate-fault.ts';
import { type CellFault, type Sheet } from './workbook.ts';

/** A flow of a spreadsheet as the text of a flow file. */
export interface FlowDraft {
  readonly id: string;
  readonly text: string;
  /** The cell that a fault of that text is about, and the fault with rows in the place of lines. */
  locate(fault: Fault): CellFault;
}

type Row = Table['rows'][number];

/** A flow's sheet, and the row with its head, which may stand in another sheet. */
interface FlowSheet {
  readonly id: string;
  readonly steps: Table;
  readonly rows: readonly Row[];
  readonly head: { readonly table: Table; readonly row: Row } | undefined;
}

/** Reads the flows of a spreadsheet. Faults of cells come at once; those of flows come from checking their texts. */
export function readFlowSheets(
  file: { readonly name: string; readonly single: boolean },
  sheets: readonly Sheet[],
): { readonly drafts: readonly FlowDraft[]; readonly faults: readonly CellFault[] } {
  const read = sheets.map((sheet) => readTable(file, sheet));
  const tables = read.filter(({ table }) => isOurs(table));
  const faults = read.flatMap(({ table, faults: found, headings }) =>
    isOurs(table) ? found : notRead(table, { headings, alone: tables.length === 0 }),
  );
  const spoilt = tables.filter(({ faults: found }) => found.some(({ level }) => level === 'error'));
  const flows = pairUp(
    tables.map(({ table }) => table),
    { file: file.name, faults },
  ).filter(({ steps, head }) => !spoilt.some(({ table }) => table === steps || table === head?.table));
  return { drafts: flows.flatMap((flow) => readFlowSheet(flow, faults)), faults };
}

const isOurs = (table: Table): boolean => table.has('verb') || table.has('title') || table.has('sheet');

/** A sheet of remarks may lie beside flows; one that has columns of a flow, or lies alone, was meant as one. */
function notRead(
  table: Table,
  { headings, alone }: { readonly headings: number; readonly alone: boolean },
): readonly CellFault[] {
  const place = table.place(0);
  if (headings === 0) {
    return [];
  }
  return alone || columnsOfSteps.some((column) => table.has(column))
    ? [{ place, level: 'error', text: 'this sheet has no column "jenis" (verb): what each row does' }]
    : [
        {
          place,
          level: 'hint',
          text: 'this sheet is not read: it has no column "jenis" (verb) in its first row',
        },
      ];
}

const columnsOfSteps: readonly Column[] = ['text', 'choices', 'goto', 'answer', 'timeout'];

function pairUp(
  tables: readonly Table[],
  { file, faults }: { readonly file: string; readonly faults: CellFault[] },
): readonly FlowSheet[] {
  const error = (place: string, text: string): void => {
    faults.push({ place, level: 'error', text });
  };
  const heads = tables
    .filter((table) => !table.has('verb'))
    .flatMap((table) => table.rows.map((row) => ({ table, row })));
  const sheets = tables.filter((table) => table.has('verb'));
  if (sheets.length === 0 && !faults.some(({ level }) => level === 'error')) {
    error(
      tables[0]?.place(0) ?? file,
      'there is no sheet with a column "jenis" (verb): one row for each step',
    );
  }
  const named = ({ row: { cells } }: (typeof heads)[number]): string => cells.sheet ?? cells.id ?? '';
  for (const head of heads.filter((each) => !sheets.some(({ name }) => name === named(each)))) {
    error(head.table.place(head.row.row, 'sheet'), `there is no sheet "${named(head)}" with steps`);
  }
  const taken = new Set<string>();
  return sheets.map((steps) => {
    const inside = steps.rows.find(({ cells }) => isHead(cells.verb));
    const head =
      heads.find((each) => named(each) === steps.name) ?? (inside && { table: steps, row: inside });
    const id = head?.row.cells.id ?? steps.name;
    const fault = faultOfId(id, taken);
    if (fault !== undefined) {
      error(head?.table.place(head.row.row, 'id') ?? steps.place(0), fault);
    }
    taken.add(id.toLowerCase());
    return { id, steps, head, rows: steps.rows.filter(({ cells }) => !isHead(cells.verb)) };
  });
}

const isHead = (verb: string | undefined): boolean => ['alur', 'flow'].includes(verb?.toLowerCase() ?? '');

/** The id becomes the name of a file. */
function faultOfId(id: string, taken: ReadonlySet<string>): string | undefined {
  if (!/^[a-z0-9][a-z0-9_-]*$/iu.test(id) || id.toLowerCase() === 'programme') {
    return `"${id}" cannot be the name of a flow; use letters, digits and "-", such as ingat-posyandu`;
  }
  return taken.has(id.toLowerCase())
    ? `the flow "${id}" is there already; give this one another name`
    : undefined;
}

function readFlowSheet({ id, steps, rows, head }: FlowSheet, faults: CellFault[]): FlowDraft[] {
  const before = faults.length;
  const noteIn =
    (table: Table, row: number): NoteCell =>
    (column, text) => {
      faults.push({ place: table.place(row, column), level: 'error', text });
    };
  const read = rows.flatMap(({ row, cells }) => {
    const note = noteIn(steps, row);
    const more = readMore(cells.more, (text) => {
      note('more', text);
    });
    const found = readStepRow(cells, more, note);
    return found ? [{ ...found, row, note: cells.note }] : [];
  });
  const top = head ? readTop(head, noteIn(head.table, head.row.row)) : { title: id };
  if (faults.length > before) {
    return [];
  }
  const notes = { head: head?.row.cells.note, steps: read.map(({ note }) => note) };
  const text = writeFlowText(
    top,
    read.map(({ step }): Data => step),
    notes,
  );
  return [{ id, text, locate: createLocate({ id, text, steps, head, read }) }];
}

function readTop({ row }: NonNullable<FlowSheet['head']>, note: NoteCell): Mapping {
  const more = readMore(row.cells.more, (text) => {
    note('more', text);
  });
  return readHead(row.cells, more, note);
}
