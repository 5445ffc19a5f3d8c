import { type Contact } from '../../../domain/contact.ts';
import { type Records } from '../../../programme/records/records.ts';
import { idOfExternal } from '../write-contact.ts';
import { type ImportRow, type Sorted } from './identify.ts';
import { type ImportLine, type ImportProblem } from './import-report.ts';

/** Finds the volunteers that rows name by id or external_id, in the file or known before. */
export async function findCompanions(records: Records, rows: readonly ImportRow[]): Promise<Sorted> {
  const inFile = new Map(rows.map((row) => [row.id, row]));
  const found = new Map<string, string | undefined>();
  for (const name of new Set(rows.flatMap(({ change }) => change.companion ?? []))) {
    found.set(name, await findVolunteer(records, name, inFile));
  }
  const kept: ImportRow[] = [];
  const lines: ImportLine[] = [];
  const problems: ImportProblem[] = [];
  for (const row of rows) {
    const { line, change } = row;
    const companion = change.companion ?? undefined;
    const id = companion === undefined ? undefined : found.get(companion);
    if (companion !== undefined && (id === undefined || id === row.id)) {
      lines.push({ line, external_id: change.external_id ?? null, contact: null, outcome: 'refused' });
      problems.push({ line, column: 'companion', level: 'error', message: noVolunteer });
      continue;
    }
    kept.push(id === undefined ? row : { ...row, change: { ...change, companion: id } });
  }
  return { rows: kept, lines, problems };
}

const noVolunteer =
  'No volunteer has this external_id or id. Add a row for the volunteer with role "volunteer", or mend the number.';

async function findVolunteer(
  records: Records,
  name: string,
  inFile: ReadonlyMap<string, ImportRow>,
): Promise<string | undefined> {
  const derived = idOfExternal(records, name);
  const row = inFile.get(name) ?? inFile.get(derived);
  const known = (await records.findContact(name)) ?? (await records.findContact(derived));
  return isVolunteer(row?.change.role ?? known?.role) ? (known?.id ?? row?.id) : undefined;
}

function isVolunteer(role: Contact['role'] | undefined): boolean {
  return role === 'volunteer' || role === 'coordinator';
}
