import { type Contact } from '../../../domain/contact/contact.ts';
import { brief } from '../../../domain/text/digest.ts';
import { ApiError } from '../../http/api-error.ts';
import { differencesOf } from './differences.ts';
import { type ImportProblem, type RowOutcome } from './import-report.ts';
import { type RowNote } from './row-notes.ts';

/** What a preview said that would become of a row. */
export interface Foreseen {
  /** What stood so far in the columns that change, each shortened to a mark; null: they are new. */
  readonly was: { readonly [column: string]: string } | null;
  /** What was to be looked at. */
  readonly notes: readonly string[];
}

/** What a preview said, by line, of the rows that would be written. */
export interface Forecast {
  readonly [line: string]: Foreseen;
}

/** What of a dry run is to hold when it is done. */
export function foresee(rows: readonly RowOutcome[], problems: readonly ImportProblem[]): Forecast {
  const notes = new Map<number, string[]>();
  for (const problem of problems) {
    notes.set(problem.line, [...(notes.get(problem.line) ?? []), nameOf(problem)]);
  }
  const written = rows.filter(({ outcome }) => outcome === 'created' || outcome === 'updated');
  return Object.fromEntries(
    written.map(({ line, outcome, differences }) => [
      line,
      {
        was:
          outcome === 'created'
            ? null
            : Object.fromEntries(differences.map(({ column, from }) => [column, markOf(from)])),
        notes: notes.get(line) ?? [],
      },
    ]),
  );
}

/** What a row is about to do. */
export interface AboutToWrite {
  readonly line: number;
  readonly before: Contact | undefined;
  readonly after: Contact;
  readonly notes: readonly RowNote[];
}

/**
 * Refuses to write what somebody who looked at the preview did not see: the person was entered or changed since. What
 * was done of it already, by the same table, is no change.
 *
 * @throws ApiError `conflict`
 */
export function heedForecast(forecast: Forecast, { line, before, after, notes }: AboutToWrite): void {
  const foreseen = forecast[line];
  if (JSON.stringify(before) === JSON.stringify(after)) {
    return;
  }
  const isAsSeen =
    foreseen !== undefined &&
    (foreseen.was === null ? before === undefined : stillStands(foreseen.was, before, after)) &&
    notes.every((note) => foreseen.notes.includes(nameOf(note)));
  if (!isAsSeen) {
    const words = 'This person was changed since the preview. Look at the table again, then write it.';
    throw new ApiError('conflict', words, null, { said: { text: 'row_changed_since' } });
  }
}

function stillStands(
  was: NonNullable<Foreseen['was']>,
  before: Contact | undefined,
  after: Contact,
): boolean {
  return (
    before !== undefined &&
    differencesOf(before, after).every(({ column, from }) => was[column] === markOf(from))
  );
}

/** So short that the page stays small; it is no secret. */
function markOf(json: string | undefined): string {
  return brief(json ?? '').slice(0, 6);
}

function nameOf({ column, said }: Pick<RowNote, 'said'> & { readonly column: string | null }): string {
  return `${column ?? ''} ${said.text}`;
}
