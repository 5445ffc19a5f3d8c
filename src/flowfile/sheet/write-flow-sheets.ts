import { type Document, isMap, isSeq, type Node, visit } from 'yaml';
import { openSource } from '../yaml/source.ts';
import { type Cells, type Column, columnNames, headingOf } from './columns.ts';
import { type Data, isMapping, toData } from './data.ts';
import { writeHead } from './flow-head.ts';
import { writeStep } from './step-row.ts';
import { type Cell, type Sheet } from './workbook.ts';

/** The name of the sheet with a row for each flow. */
const headSheet = 'alur';
const headColumns: readonly Column[] = [
  'id',
  'sheet',
  'title',
  'for',
  'keyword',
  'language',
  'expires',
  'note',
  'more',
];
const stepColumns: readonly Column[] = columnNames.filter(
  (column) => ['id', 'note', 'more'].includes(column) || !headColumns.includes(column) || column === 'for',
);
const longestName = 31;

/** Flows without faults as a spreadsheet: first a sheet with a row a flow, then a sheet for each with a row a step. */
export function writeFlowSheets(
  flows: readonly { readonly id: string; readonly text: string }[],
): readonly Sheet[] {
  const names = new Set<string>([headSheet]);
  const written = flows.map(({ id, text }) => {
    const sheet = nameSheet(id, names);
    names.add(sheet.toLowerCase());
    return { id, sheet, ...writeFlow(text) };
  });
  const heads = written.map(({ id, sheet, head }): Cells => ({ id, sheet, ...head }));
  return [
    { name: headSheet, rows: toRows(headColumns, heads) },
    ...written.map(({ sheet, steps }) => ({ name: sheet, rows: toRows(stepColumns, steps) })),
  ];
}

function writeFlow(text: string): { readonly head: Cells; readonly steps: readonly Cells[] } {
  const source = openSource({ file: '', text });
  const flow = toData(source, source.root);
  const list = isMap(source.root) ? source.resolve(source.root.get('steps', true)) : null;
  const nodes = isSeq(list) ? list.items : [];
  const steps = (isMapping(flow) && Array.isArray(flow['steps']) ? flow['steps'] : []) as readonly Data[];
  const note = commentsOf(source.document, new Set(nodes));
  return {
    head: { ...(isMapping(flow) ? writeHead(flow) : {}), ...(note === '' ? {} : { note }) },
    steps: steps.map((step, index) => {
      const said = commentsOf(nodes[index] as Node | undefined);
      return { ...writeStep(step), ...(said === '' ? {} : { note: said }) };
    }),
  };
}

/** All comments of a part of a file, one below the other. */
function commentsOf(part: Node | Document | undefined, except: ReadonlySet<unknown> = new Set()): string {
  const found: string[] = [];
  const take = (node: { commentBefore?: string | null; comment?: string | null }): void => {
    found.push(...[node.commentBefore, node.comment].filter((each) => typeof each === 'string'));
  };
  if (part === undefined) {
    return '';
  }
  take(part);
  visit(part, {
    Node: (_, node) => {
      if (except.has(node)) {
        return visit.SKIP;
      }
      if (node !== part) {
        take(node);
      }
      return undefined;
    },
  });
  return found
    .join('\n')
    .split('\n')
    .map((line) => line.replace(/^ /u, '').trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

/** A name for a sheet: as the spreadsheet takes it, and not one that is there. */
function nameSheet(id: string, names: ReadonlySet<string>): string {
  const safe = id.replaceAll(/[[\]:*?/\\']/gu, '-');
  for (let count = 1; ; count++) {
    const end = count === 1 ? '' : `~${count}`;
    const name = `${safe.slice(0, longestName - end.length)}${end}`;
    if (!names.has(name.toLowerCase())) {
      return name;
    }
  }
}

/** The columns that are used anywhere, with their headings; numbers as numbers. */
function toRows(wanted: readonly Column[], rows: readonly Cells[]): readonly (readonly Cell[])[] {
  const used = wanted.filter(
    (column) => ['id', 'verb', 'text'].includes(column) || rows.some((row) => row[column] !== undefined),
  );
  const toCell = (column: Column, cell: string | undefined): Cell => {
    const number = Number(cell);
    const isNumber = ['min', 'max', 'tries'].includes(column) && String(number) === cell;
    return isNumber ? number : (cell ?? null);
  };
  return [used.map(headingOf), ...rows.map((row) => used.map((column) => toCell(column, row[column])))];
}
