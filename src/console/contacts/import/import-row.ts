import { newContact, type Contact } from '../../../domain/contact/contact.ts';
import { ApiError } from '../../http/api-error.ts';
import { refuseLeaving } from '../../pairs/refuse-roles.ts';
import { applyChange, type ChangeAbout } from '../apply-change.ts';
import { type ContactChange } from '../contact-body.ts';
import { externalIdField } from '../contact-view.ts';
import { fitChange } from '../fit-change.ts';
import { heedStop } from '../heed-stop.ts';
import { type ContactParts, giveCompanion, keepCompanion } from '../write-contact.ts';
import { type TakeFamily } from './count-caseloads.ts';
import { differencesOf } from './differences.ts';
import { type Forecast, heedForecast } from './forecast.ts';
import { type ImportRow, type Survey } from './identify.ts';
import { type ImportProblem, refusedRow, type RowOutcome } from './import-report.ts';
import { leaveSame } from './leave-same.ts';
import { noteReplaced } from './note-replaced.ts';
import { noteVillage, readTitle, type RowNote } from './row-notes.ts';

/** How a table is gone over. */
export interface Run {
  /** Nothing is written. */
  readonly dryRun: boolean;
  /** What a preview said; null: there was none, and rows are written as they stand. */
  readonly forecast: Forecast | null;
  readonly takeFamily: TakeFamily;
  readonly found: Survey;
}

/** Makes or changes whom a row is about, or says why not. */
export async function importRow(
  parts: ContactParts,
  row: ImportRow,
  run: Run,
): Promise<{ readonly row: RowOutcome; readonly problems: readonly ImportProblem[] }> {
  const { line, change } = row;
  try {
    const { outcome, notes } = await write(parts, row, run);
    return { row: outcome, problems: notes.map((note) => ({ line, level: 'warning' as const, ...note })) };
  } catch (fault) {
    if (fault instanceof ApiError && (fault.reason === 'bad_request' || fault.reason === 'conflict')) {
      const column = fault.where?.replace('body.', '') ?? null;
      const said = fault.said ?? ({ text: 'row_unfit' } as const);
      return {
        row: refusedRow(line, change.external_id),
        problems: [{ line, column, level: 'error', message: fault.message, said }],
      };
    }
    throw fault;
  }
}

interface Written {
  readonly outcome: RowOutcome;
  readonly notes: readonly RowNote[];
}

async function write(parts: ContactParts, row: ImportRow, run: Run): Promise<Written> {
  const { records, companion, defaults, people } = parts;
  const { line, id } = row;
  const about = { now: companion.now(), people };
  const merged = await records.findContact(id);
  refuseIdentity(row, merged);
  const told = merged ? leaveSame(row.change, row.cells, merged) : row.change;
  const { change, notes: titles } = readTitle(people, fitChange(people, told), merged);
  const wanted = (known: Contact | undefined): Contact =>
    changed(known ?? newContact({ ...defaults, id, at: about.now, ...blank }), change, about);
  const after = wanted(merged);
  await refuseRole(parts, { before: merged, after, change });
  // Rows come here in their order, and whom an earlier one takes away makes room for a later one.
  await run.takeFamily(change.companion, merged?.companion);
  const replaced = await noteReplaced({ records, people }, { before: merged, after, table: run.found });
  const notes = [...titles, ...noteVillage(people, change, after), ...replaced];
  const outcome = outcomeOf(row, merged, after);
  if (!run.dryRun && outcome.outcome !== 'unchanged') {
    const written = await companion.change(merged?.id ?? id, (known) => {
      const next = wanted(known);
      if (run.forecast !== null) {
        heedForecast(run.forecast, { line, before: known, after: next, notes });
      }
      return keepCompanion(known, next);
    });
    await giveCompanion({ companion, records }, written, change);
  }
  return { outcome, notes };
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

/** Somebody who is named by an id is there; somebody new has a name. */
function refuseIdentity({ isNamedById, change }: ImportRow, known: Contact | undefined): void {
  if (isNamedById && known === undefined) {
    const words = 'There is nobody with this id. Leave it empty for somebody new.';
    throw new ApiError('bad_request', words, 'body.id', { said: { text: 'row_no_such_id' } });
  }
  const { external_id: given } = change;
  if (isNamedById && given !== undefined && given !== known?.fields[externalIdField]) {
    const words = 'An external_id never changes. Write the one that this person has, or leave it empty.';
    throw new ApiError('conflict', words, 'body.external_id', { said: { text: 'row_external_id_stays' } });
  }
  if (known === undefined && change.name === undefined) {
    const said = { text: 'row_needs_name' } as const;
    throw new ApiError('bad_request', 'Somebody new needs a name.', 'body.name', { said });
  }
}

async function refuseRole(
  { records }: ContactParts,
  {
    before,
    after,
    change,
  }: {
    readonly before: Contact | undefined;
    readonly after: Contact;
    readonly change: ContactChange;
  },
): Promise<void> {
  await heedStop(records, before, after);
  if (change.companion != null && after.role !== 'beneficiary') {
    const words = 'Only families have a companion. Leave it empty here.';
    throw new ApiError('conflict', words, 'body.companion', { said: { text: 'row_no_family' } });
  }
  await refuseLeaving(records, before, after.role);
}

function outcomeOf({ line, id, change }: ImportRow, before: Contact | undefined, after: Contact): RowOutcome {
  const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(after);
  const differences = differencesOf(before, after);
  return {
    line,
    external_id: change.external_id ?? null,
    contact: id,
    outcome: before === undefined ? 'created' : isSame ? 'unchanged' : 'updated',
    changed: differences.map(({ column }) => column),
    name: after.name,
    differences,
    agrees: after.consent.status === 'opted_in' && before?.consent.status !== 'opted_in',
  };
}
