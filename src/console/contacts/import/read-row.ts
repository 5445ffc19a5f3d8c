import { maskText } from '../../../domain/text/mask.ts';
import { type z } from 'zod';
import { findText, type Said } from '../../phrase.ts';
import { hidesNumber } from '../../http/kept-words.ts';
import { type ContactChange, contactChangeBody } from '../contact-body.ts';
import { type ImportProblem } from './import-report.ts';
import { bareCell } from './guarded-cell.ts';
import { type CsvRow } from './read-csv.ts';
import { plainNumber } from './table-columns.ts';

/** A row as the API would have been told it, or why it is left out. */
export interface ReadRow {
  readonly line: number;
  readonly change: ContactChange | undefined;
  readonly problems: readonly ImportProblem[];
}

const lists: readonly string[] = ['addresses', 'groups'];
/** A long number as a spreadsheet shortens it, whose last digits are gone: many become one. */
const rounded = /(?:^|[:;])\s*\d(?:[.,]\d+)?e\+\d{1,3}\s*(?:$|;)/iu;
const roundedNumber = {
  message:
    'The spreadsheet rounded this number, and its last digits are lost. Format the column as text, and write it again.',
  said: { text: 'row_rounded' },
} as const;

/** Reads one row by the same schema that checks the API; an empty cell changes nothing. */
export function readRow({ line, cells }: CsvRow): ReadRow {
  const lost = [...cells].filter(([, cell]) => rounded.test(cell));
  if (lost.length > 0) {
    return refused(
      line,
      lost.map(([column]) => ({ line, column, level: 'error', ...roundedNumber })),
    );
  }
  const masked = [...cells].filter(([column, cell]) => hides(column, cell)).map(([column]) => column);
  if (masked.includes('external_id')) {
    const message = 'This looks like a NIK or a card number, which is never kept. Use a number of your own.';
    const said = { text: 'row_secret' } as const;
    return refused(line, [{ line, column: 'external_id', level: 'error', message, said }]);
  }
  const warnings = masked.map((column): ImportProblem => ({
    line,
    column,
    level: 'warning',
    message: 'A long number or a secret code was masked: NIK, family card, PIN and OTP are never kept.',
    said: { text: 'row_masked' },
  }));
  const read = contactChangeBody.safeParse(bodyOf(cells));
  if (!read.success) {
    const errors = read.error.issues.map((issue): ImportProblem => {
      const [head = null, next] = issue.path.map(String);
      const column = head === 'fields' && next !== undefined ? `fields.${next}` : head;
      return { line, column, level: 'error', message: issue.message, said: saidOf(issue, column) };
    });
    return refused(line, [...warnings, ...errors]);
  }
  return { line, change: read.data, problems: warnings };
}

function refused(line: number, problems: readonly ImportProblem[]): ReadRow {
  return { line, change: undefined, problems };
}

const shaped = ['role', 'language', 'timezone', 'addresses', 'opted_in_at', 'opted_in_version'] as const;

/** What a page says of it: what the rule says, else how what stands in this column is written. */
function saidOf(issue: z.core.$ZodIssue, column: string | null): Said {
  const rule = issue.code === 'custom' ? findText(String(issue.params?.['text'])) : undefined;
  if (rule !== undefined) {
    return { text: rule };
  }
  if (issue.code === 'too_big') {
    return { text: 'row_long', values: { most: String(issue.maximum) } };
  }
  const known = shaped.find((each) => each === column);
  return { text: known === undefined ? 'row_unfit' : `row_unfit_${known}` };
}

function hides(column: string, cell: string): boolean {
  return column !== 'addresses' && column !== 'id' && hidesNumber(cell);
}

function bodyOf(cells: CsvRow['cells']): object {
  const body: { [name: string]: unknown } = {};
  const fields: { [name: string]: string | number } = {};
  for (const [column, written] of cells) {
    const cell = bareCell(written);
    if (column === 'id') {
      continue;
    }
    if (column.startsWith('fields.')) {
      fields[column.slice('fields.'.length)] = plainNumber.test(written)
        ? Number(written)
        : maskText(cell, 'other');
    } else if (lists.includes(column)) {
      body[column] = listOf(cell).map((each) => (column === 'addresses' ? each : maskText(each, 'other')));
    } else {
      body[column] = maskText(cell, 'other');
    }
  }
  return Object.keys(fields).length > 0 ? { ...body, fields } : body;
}

function listOf(cell: string): readonly string[] {
  return cell
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
