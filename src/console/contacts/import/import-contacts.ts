import { type ContactParts } from '../write-contact.ts';
import { countCaseloads } from './count-caseloads.ts';
import { createFindCompanions } from './find-companions.ts';
import { identify, survey } from './identify.ts';
import { importRow, type Run } from './import-row.ts';
import {
  type ImportProblem,
  type ImportReport,
  reportOf,
  type RowOutcome,
  type TableOutcome,
} from './import-report.ts';
import { readCsv } from './read-csv.ts';

/**
 * Makes and changes contacts from a table. A row with a fault is left out and reported, the others are taken; the
 * same file again changes nothing. A dry run reports the same and writes nothing.
 *
 * @throws ApiError `bad_request` when the file is no table or its header is wrong: nothing was done.
 */
export async function importContacts(
  parts: ContactParts,
  csv: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<ImportReport> {
  return reportOf(await importTable(parts, csv, { dryRun, forecast: null }), dryRun);
}

/**
 * The same, with all that a page tells of it; with a forecast nothing is written that it does not say. The table is
 * gone over three times, by pages: to see whether it is one, then for volunteers and last for families, which find
 * their companions there.
 */
export async function importTable(
  parts: ContactParts,
  csv: string,
  how: Pick<Run, 'dryRun' | 'forecast'>,
): Promise<TableOutcome> {
  const { found, ...refused } = await survey(readCsv(csv), parts.records);
  const outcomes: RowOutcome[] = [...refused.rows];
  const problems: ImportProblem[] = [...refused.problems];
  const findCompanions = createFindCompanions(parts.records, found);
  const run = { ...how, takeFamily: countCaseloads(parts.records), found };
  for (const paired of [false, true]) {
    for await (const page of readCsv(csv)) {
      const chosen = page.filter(({ cells }) => cells.has('companion') === paired);
      const { found: rows, ...alone } = await findCompanions(identify(chosen, found, parts.records));
      const done = await Promise.all(rows.map((row) => importRow(parts, row, run)));
      outcomes.push(...alone.rows, ...done.map(({ row }) => row));
      problems.push(...alone.problems, ...done.flatMap((each) => each.problems));
    }
  }
  return {
    rows: outcomes.sort((a, b) => a.line - b.line),
    problems: problems.sort((a, b) => a.line - b.line),
  };
}
