import { type Contact } from '../../../domain/contact/contact.ts';
import { type Records } from '../../../programme/records/records.ts';
import { idOfExternal } from '../write-contact.ts';
import { type ImportRow, type Survey } from './identify.ts';
import { type ImportProblem, refusedRow, type RowOutcome, type TableOutcome } from './import-report.ts';

/** Puts the ids of companions in the place of what rows name them by; each is looked up once for a table. */
export type FindCompanions = (
  rows: readonly ImportRow[],
) => Promise<TableOutcome & { readonly found: readonly ImportRow[] }>;

/** Finds the volunteers that rows name by id or external_id, in the table or known before. */
export function createFindCompanions(records: Records, found: Survey): FindCompanions {
  const known = new Map<string, string | undefined>();
  const lookUp = async (name: string): Promise<string | undefined> => {
    if (!known.has(name)) {
      known.set(name, await findVolunteer(records, name, found));
    }
    return known.get(name);
  };
  return async (rows) => {
    const kept: ImportRow[] = [];
    const refused: RowOutcome[] = [];
    const problems: ImportProblem[] = [];
    for (const row of rows) {
      const { line, change } = row;
      const named = change.companion ?? undefined;
      const id = named === undefined ? undefined : await lookUp(named);
      if (named !== undefined && (id === undefined || id === row.id)) {
        refused.push(refusedRow(line, change.external_id));
        problems.push({ line, column: 'companion', level: 'error', ...noVolunteer });
        continue;
      }
      kept.push(id === undefined ? row : { ...row, change: { ...change, companion: id } });
    }
    return { found: kept, rows: refused, problems };
  };
}

const noVolunteer = {
  message:
    'No volunteer has this external_id or id. Add a row for the volunteer with role "volunteer", or mend the number.',
  said: { text: 'row_no_volunteer' },
} as const;

async function findVolunteer(records: Records, name: string, found: Survey): Promise<string | undefined> {
  const ids = [name, idOfExternal(records, name)];
  const listed = ids.find((id) => found.has(id));
  const role = listed === undefined ? undefined : found.get(listed)?.role;
  const known = await findFirst(records, ids);
  return isVolunteer(role ?? known?.role) ? (known?.id ?? listed) : undefined;
}

async function findFirst(records: Records, ids: readonly string[]): Promise<Contact | undefined> {
  for (const id of ids) {
    const known = await records.findContact(id);
    if (known !== undefined) {
      return known;
    }
  }
  return undefined;
}

function isVolunteer(role: Contact['role'] | undefined): boolean {
  return role === 'volunteer' || role === 'coordinator';
}
