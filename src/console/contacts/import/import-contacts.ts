import { newContact, type Contact } from '../../../domain/contact/contact.ts';
import { fitChange } from '../fit-change.ts';
import { noteVillage, readTitle, type RowNote } from './row-notes.ts';
import { ApiError } from '../../http/api-error.ts';
import { applyChange, type ChangeAbout } from '../apply-change.ts';
import { heedStop } from '../heed-stop.ts';
import { type ContactChange } from '../contact-body.ts';
import { type ContactParts, giveCompanion, keepCompanion } from '../write-contact.ts';
import { refuseLeaving } from '../../pairs/refuse-roles.ts';
import { countCaseloads, type TakeFamily } from './count-caseloads.ts';
import { createFindCompanions } from './find-companions.ts';
import { identify, type ImportRow, survey, type Survey } from './identify.ts';
import { type ImportLine, type ImportProblem, type ImportReport, reportOf } from './import-report.ts';
import { changedColumns, noteReplaced } from './note-replaced.ts';
import { readCsv } from './read-csv.ts';

/**
 * Makes and changes contacts from a table. A row with a fault is left out and reported, the others are taken; the
 * same file again changes nothing. A dry run reports the same and writes nothing. The table is gone over three times,
 * by pages: to see whether it is one, then for volunteers and last for families, which find their companions there.
 *
 * @throws ApiError `bad_request` when the file is no table or its header is wrong: nothing was done.
 */
export async function importContacts(
  parts: ContactParts,
  csv: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<ImportReport> {
  const { found, ...refused } = await survey(readCsv(csv), parts.records);
  const lines: ImportLine[] = [...refused.lines];
  const problems: ImportProblem[] = [...refused.problems];
  const findCompanions = createFindCompanions(parts.records, found);
  const takeFamily = countCaseloads(parts.records);
  for (const paired of [false, true]) {
    for await (const page of readCsv(csv)) {
      const chosen = page.filter(({ cells }) => cells.has('companion') === paired);
      const { rows, ...alone } = await findCompanions(identify(chosen, found, parts.records));
      const outcomes = await Promise.all(
        rows.map((row) => importRow(parts, row, { dryRun, takeFamily, found })),
      );
      lines.push(...alone.lines, ...outcomes.map(({ line }) => line));
      problems.push(...alone.problems, ...outcomes.flatMap((each) => each.problems));
    }
  }
  return reportOf(lines, problems, dryRun);
}

interface Outcome {
  readonly line: ImportLine;
  readonly problems: readonly ImportProblem[];
}

interface Run {
  readonly dryRun: boolean;
  readonly takeFamily: TakeFamily;
  readonly found: Survey;
}

async function importRow(parts: ContactParts, row: ImportRow, run: Run): Promise<Outcome> {
  const { line, id, change } = row;
  const { external_id: externalId = null } = change;
  try {
    const { outcome, columns, notes } = await write(parts, row, run);
    const problems = notes.map((note) => ({ line, level: 'warning' as const, ...note }));
    return { line: { line, external_id: externalId, contact: id, outcome, changed: columns }, problems };
  } catch (fault) {
    if (fault instanceof ApiError && (fault.reason === 'bad_request' || fault.reason === 'conflict')) {
      const column = fault.where?.replace('body.', '') ?? null;
      return {
        line: { line, external_id: externalId, contact: null, outcome: 'refused', changed: [] },
        problems: [{ line, column, level: 'error', message: fault.message, said: fault.said ?? unfit }],
      };
    }
    throw fault;
  }
}

const unfit = { text: 'row_unfit' } as const;

interface Written {
  readonly outcome: ImportLine['outcome'];
  readonly columns: string[];
  readonly notes: readonly RowNote[];
}

async function write(
  { records, companion, defaults, people }: ContactParts,
  { id, change: read }: ImportRow,
  { dryRun, takeFamily, found }: Run,
): Promise<Written> {
  const about = { now: companion.now(), people };
  const merged = await records.findContact(id);
  const target = merged?.id ?? id;
  const { change, notes } = readTitle(people, fitChange(people, read), merged);
  const wanted = (known: Contact | undefined): Contact =>
    changed(known ?? newContact({ ...defaults, id, at: about.now, ...blank }), change, about);
  if (merged === undefined && change.name === undefined) {
    const said = { text: 'row_needs_name' } as const;
    throw new ApiError('bad_request', 'Somebody new needs a name.', 'body.name', { said });
  }
  const after = wanted(merged);
  const outcome = outcomeOf(merged, after);
  await heedStop(records, merged, after);
  if (change.companion != null && after.role !== 'beneficiary') {
    const words = 'Only families have a companion. Leave it empty here.';
    throw new ApiError('conflict', words, 'body.companion', { said: { text: 'row_no_family' } });
  }
  await refuseLeaving(records, merged, after.role);
  // Rows come here in their order, and whom an earlier one takes away makes room for a later one.
  await takeFamily(change.companion, merged?.companion);
  const replaced = await noteReplaced({ records, people }, { before: merged, after, table: found });
  if (!dryRun && outcome !== 'unchanged') {
    const written = await companion.change(target, (known) => keepCompanion(known, wanted(known)));
    await giveCompanion({ companion, records }, written, change);
  }
  return {
    outcome,
    columns: changedColumns(merged, after),
    notes: [...notes, ...noteVillage(people, change, after), ...replaced],
  };
}

const blank = { name: '', addresses: [], stranger: false } as const;

/** Addresses and groups of a row are added to what is known: a table rarely knows all of them. */
function changed(known: Contact, change: ContactChange, about: ChangeAbout): Contact {
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
