import { newContact, type Contact } from '../../../domain/contact.ts';
import { type Places } from '../../../domain/places.ts';
import { fitChange } from '../fit-change.ts';
import { noteVillage, readTitle, type RowNote } from './row-notes.ts';
import { type Instant } from '../../../domain/clock.ts';
import { ApiError } from '../../http/api-error.ts';
import { applyChange } from '../apply-change.ts';
import { type ContactChange } from '../contact-body.ts';
import { type ContactParts } from '../write-contact.ts';
import { findCompanions } from './find-companions.ts';
import { identify, type ImportRow } from './identify.ts';
import { type ImportLine, type ImportProblem, type ImportReport, reportOf } from './import-report.ts';
import { readCsv } from './read-csv.ts';
import { readRow } from './read-row.ts';

/** How many rows are written side by side. */
const together = 200;

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
  const { rows, lines, problems } = identify(readCsv(csv).map(readRow), parts.records);
  const paired = await findCompanions(parts.records, rows);
  const all: ImportProblem[] = [...problems, ...paired.problems];
  const done: ImportLine[] = [...lines, ...paired.lines];
  // Volunteers first, so that a family finds its companion in the same file.
  for (const wave of [paired.rows.filter(alone), paired.rows.filter((row) => !alone(row))]) {
    for (let from = 0; from < wave.length; from += together) {
      const page = wave.slice(from, from + together);
      const outcomes = await Promise.all(page.map((row) => importRow(parts, row, dryRun)));
      done.push(...outcomes.map(({ line }) => line));
      all.push(...outcomes.flatMap(({ problems: found }) => found));
    }
  }
  return reportOf(done, all, dryRun);
}

function alone({ change }: ImportRow): boolean {
  return change.companion === undefined;
}

interface Outcome {
  readonly line: ImportLine;
  readonly problems: readonly ImportProblem[];
}

async function importRow(parts: ContactParts, row: ImportRow, dryRun: boolean): Promise<Outcome> {
  const { line, id, change } = row;
  const { external_id: externalId = null } = change;
  try {
    const { outcome, notes } = await write(parts, row, dryRun);
    const problems = notes.map((note) => ({ line, level: 'warning' as const, ...note }));
    return { line: { line, external_id: externalId, contact: id, outcome }, problems };
  } catch (fault) {
    if (fault instanceof ApiError && (fault.reason === 'bad_request' || fault.reason === 'conflict')) {
      const column = fault.where?.replace('body.', '') ?? null;
      return {
        line: { line, external_id: externalId, contact: null, outcome: 'refused' },
        problems: [{ line, column, level: 'error', message: fault.message }],
      };
    }
    throw fault;
  }
}

interface Written {
  readonly outcome: ImportLine['outcome'];
  readonly notes: readonly RowNote[];
}

async function write(
  { records, companion, defaults, people }: ContactParts,
  { id, change: written }: ImportRow,
  dryRun: boolean,
): Promise<Written> {
  const about = { now: companion.now(), places: people.places };
  const merged = await records.findContact(id);
  const target = merged?.id ?? id;
  const { change, notes } = readTitle(people, fitChange(people, written), merged);
  const wanted = (known: Contact | undefined): Contact =>
    changed(known ?? newContact({ ...defaults, id, at: about.now, ...blank }), change, about);
  if (merged === undefined && change.name === undefined) {
    throw new ApiError('bad_request', 'Somebody new needs a name.', 'body.name');
  }
  const after = wanted(merged);
  const outcome = outcomeOf(merged, after);
  if (!dryRun && outcome !== 'unchanged') {
    await companion.change(target, wanted);
  }
  return { outcome, notes: [...notes, ...noteVillage(people, change, after)] };
}

const blank = { name: '', addresses: [], stranger: false } as const;

/** Addresses and groups of a row are added to what is known: a table rarely knows all of them. */
function changed(
  known: Contact,
  change: ContactChange,
  about: { readonly now: Instant; readonly places: Places },
): Contact {
  const { addresses, groups } = change;
  return applyChange(
    known,
    {
      ...change,
      ...(addresses ? { addresses: [...known.addresses, ...addresses] } : {}),
      ...(groups ? { groups: [...known.groups, ...groups] } : {}),
    },
    about,
  );
}

function outcomeOf(before: Contact | undefined, after: Contact): ImportLine['outcome'] {
  if (before === undefined) {
    return 'created';
  }
  return JSON.stringify(before) === JSON.stringify(after) ? 'unchanged' : 'updated';
}
