import { z } from 'zod';
import { type Said } from '../../phrase.ts';
import { type Difference } from './differences.ts';

/** What a file can be faulted for: a row that was left out, or something that was done and should be looked at. */
const importProblem = z.object({
  line: z.number().int().describe('The line of the file, from 1; the header is line 1.'),
  column: z.string().nullable(),
  level: z.enum(['error', 'warning']),
  message: z.string().describe('What is wrong and how to mend it.'),
});

/** What became of one row. */
const importLine = z.object({
  line: z.number().int(),
  external_id: z.string().nullable(),
  contact: z.string().nullable().describe('The id of the contact; null where the row was left out.'),
  outcome: z.enum(['created', 'updated', 'unchanged', 'refused']),
  changed: z
    .array(z.string())
    .describe('Of somebody known before: the columns in which the row says something new.'),
});

/** What became of a file of contacts, line by line. */
export const importReport = z.object({
  dry_run: z.boolean().describe('True: nothing was written.'),
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  problems: z.array(importProblem),
  lines: z.array(importLine),
});

/** One fault of a file, in words of the commands and of the pages. */
export interface ImportProblem extends z.infer<typeof importProblem> {
  readonly said: Said;
}
/** What became of one row, with what a page tells of it. */
export interface RowOutcome extends z.infer<typeof importLine> {
  readonly name: string;
  readonly differences: readonly Difference[];
  /** By this row they agree to be written to. */
  readonly agrees: boolean;
}

/** What became of a file. */
export type ImportReport = z.infer<typeof importReport>;

/** What became of rows, and what is to be said of them. */
export interface TableOutcome {
  readonly rows: readonly RowOutcome[];
  readonly problems: readonly ImportProblem[];
}

/** A row that was left out. */
export function refusedRow(line: number, externalId: string | undefined): RowOutcome {
  const nothing = { name: '', differences: [], agrees: false } as const;
  return {
    line,
    external_id: externalId ?? null,
    contact: null,
    outcome: 'refused',
    changed: [],
    ...nothing,
  };
}

/** Sums up what became of each row. */
export function reportOf({ rows, problems }: TableOutcome, dryRun: boolean): ImportReport {
  const count = (outcome: RowOutcome['outcome']): number =>
    rows.filter((each) => each.outcome === outcome).length;
  return {
    dry_run: dryRun,
    rows: rows.length,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    problems: problems.map(({ line, column, level, message }) => ({ line, column, level, message })),
    lines: rows.map(({ line, external_id, contact, outcome, changed }) => ({
      ...{ line, external_id, contact, outcome, changed },
    })),
  };
}
