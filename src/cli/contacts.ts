import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { importContacts } from '../console/contacts/import/import-contacts.ts';
import { type ImportReport, importReport } from '../console/contacts/import/import-report.ts';
import { ApiError } from '../console/http/api-error.ts';
import { askRunning } from './ask-running.ts';
import { type CliParts } from './parts.ts';
import { readPeopleSheet } from './read-people-sheet.ts';
import { Refusal } from './refusal.ts';

const howTo = 'semangat contacts import people.csv|people.xlsx [--dry-run]';

/**
 * `semangat contacts import FILE [--dry-run]`: takes a table of contacts, through the running process where there
 * is one. Prints what became of it; the exit code is 1 when rows were left out.
 */
export async function contacts(words: readonly string[], parts: CliParts): Promise<number> {
  const [verb, ...rest] = words;
  const [file, ...more] = rest.filter((word) => word !== '--dry-run');
  if (verb !== 'import' || file === undefined || more.length > 0) {
    throw new Refusal(`contacts takes one table: ${howTo}`);
  }
  const table = await readTable(file);
  const report = await send(table, rest.includes('--dry-run'), parts).catch((error: unknown) => {
    throw error instanceof ApiError || error instanceof Refusal
      ? new Refusal(`${file}: ${error.message}`)
      : error;
  });
  process.stdout.write(`${describe(report, file)}\n`);
  return report.refused > 0 ? 1 : 0;
}

async function readTable(file: string): Promise<string> {
  const bytes = readBytes(file);
  if (/\.xlsx$/iu.test(file)) {
    return readPeopleSheet(file);
  }
  if (!isUtf8(bytes)) {
    throw new Refusal(`${file} is not written in UTF-8; save the table as "CSV UTF-8" or as .xlsx`);
  }
  return bytes.toString('utf8');
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new Refusal(`${file} cannot be read; ${howTo}`);
  }
}

async function send(csv: string, dryRun: boolean, parts: CliParts): Promise<ImportReport> {
  const running = await parts.findRunning();
  if (running) {
    const path = `/api/contacts/import${dryRun ? '?dry_run=1' : ''}`;
    return importReport.parse(await askRunning(running, { method: 'POST', path, csv }));
  }
  const folder = parts.readFolder();
  const opened = await parts.openCompanion();
  try {
    const { language, timezone } = parts;
    const people = { ...folder.settings.people, titleOf: folder.phrases.titleOf };
    return await importContacts({ ...opened, defaults: { language, timezone }, people }, csv, { dryRun });
  } finally {
    await opened.close();
  }
}

function describe(report: ImportReport, file: string): string {
  const { rows, created, updated, unchanged, refused, problems, lines } = report;
  const changes = lines
    .filter(({ outcome }) => outcome === 'updated')
    .map(({ line, changed }) => `${file}:${line}: updated: ${changed.join(', ')}`);
  const said = problems.map(({ line, column, level, message }) => {
    const place = column === null ? '' : ` (${column})`;
    return `${file}:${line}: ${level}${place}: ${message}`;
  });
  const counts = `${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} left out`;
  const written = report.dry_run ? '; nothing was written' : '';
  return [...changes, ...said, `${rows} rows: ${counts}${written}`].join('\n');
}
