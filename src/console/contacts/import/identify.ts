import { foldText } from '../../../domain/fold-text.ts';
import { type Records } from '../../../programme/records/records.ts';
import { idOfExternal } from '../write-contact.ts';
import { type ContactChange } from '../contact-body.ts';
import { type ImportLine, type ImportProblem } from './import-report.ts';
import { type ReadRow } from './read-row.ts';

/** A row that can be written: whose it is and what it says. */
export interface ImportRow {
  readonly line: number;
  readonly id: string;
  readonly change: ContactChange;
}

/** Rows that go on, and what became of those that do not. */
export interface Sorted {
  readonly rows: readonly ImportRow[];
  readonly lines: readonly ImportLine[];
  readonly problems: readonly ImportProblem[];
}

/** Gives each row its contact: by external_id, else by its first address and name; leaves out the second of two. */
export function identify(read: readonly ReadRow[], records: Records): Sorted {
  const rows: ImportRow[] = [];
  const lines: ImportLine[] = [];
  const problems: ImportProblem[] = [];
  const first = new Map<string, number>();
  for (const { line, change, problems: found } of read) {
    problems.push(...found);
    const id = change && idOf(change, records);
    const earlier = id === undefined ? undefined : first.get(id);
    if (!change || id === undefined || earlier !== undefined) {
      lines.push({ line, external_id: change?.external_id ?? null, contact: null, outcome: 'refused' });
      problems.push(...(change ? [whyNot(line, earlier)] : []));
      continue;
    }
    first.set(id, line);
    rows.push({ line, id, change });
  }
  return { rows, lines, problems };
}

function idOf(
  { external_id: externalId, addresses, name }: ContactChange,
  records: Records,
): string | undefined {
  if (externalId !== undefined) {
    return idOfExternal(records, externalId);
  }
  const [address] = addresses ?? [];
  return address === undefined
    ? undefined
    : records.idFor(`contact at ${address} named ${foldText(name ?? '')}`);
}

function whyNot(line: number, earlier: number | undefined): ImportProblem {
  const message =
    earlier === undefined
      ? 'There is neither an external_id nor an address: nobody could tell later who this is. Give one of them.'
      : `This is the same person as in line ${earlier}. Keep one of the two rows.`;
  return { line, column: 'external_id', level: 'error', message };
}
