import { type Context } from 'hono';
import { digest } from '../../../domain/text/digest.ts';
import { type Log } from '../../../domain/log.ts';
import { type FormState } from '../../forms/form-state.ts';
import { readForm } from '../../forms/read-form.ts';
import { ApiError } from '../../http/api-error.ts';
import { createOnce, type Once } from '../../http/once.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { type PageProps } from '../../pages/page.tsx';
import { foresee } from '../import/forecast.ts';
import { importTable } from '../import/import-contacts.ts';
import { type TableOutcome } from '../import/import-report.ts';
import { type ContactParts } from '../write-contact.ts';
import { chooseTablePage } from './choose-table-page.tsx';
import { findKeptTable, keepTable } from './kept-table.ts';
import { previewPage } from './preview-page.tsx';
import { fileField, readUpload } from './read-upload.ts';
import { sumUp, type TableSum } from './sum-up.ts';
import { bringInPath } from './table-paths.ts';
import { writtenPage } from './written-page.tsx';

/** What bringing people in from a table needs. */
export interface BringInParts extends PageProps, ContactParts {
  readonly log: Log;
}

/** So many of the last tables are remembered by what became of them, for a button that was pressed twice. */
const remembered = 8;

/** Adds the page that takes a table of people: it shows what the table will do, and does it when that is confirmed. */
export function addBringInPages(pages: PageRoutes, parts: BringInParts): void {
  const once = createOnce(remembered);
  pages.get(bringInPath, (c) => c.html(chooseTablePage({ ...parts, tried: null })));
  pages.post(bringInPath, async (c) => {
    const form = await readForm(c);
    try {
      return await (form.act === 'write' ? write(c, { ...parts, once }, form) : look(c, parts));
    } catch (fault) {
      const tried = { ...form, act: 'look', typed: {}, mistakes: mistakesOf(fault, parts) };
      return c.html(chooseTablePage({ ...parts, tried }), 400);
    }
  });
}

function mistakesOf(fault: unknown, { phrase }: PageProps): FormState['mistakes'] {
  if (fault instanceof ApiError && fault.said !== null) {
    return { [fileField]: phrase(fault.said.text, fault.said.values) };
  }
  throw fault;
}

async function look(c: Context, parts: BringInParts): Promise<Response> {
  const csv = await readUpload(c);
  const outcome = await importTable(parts, csv, { dryRun: true, forecast: null });
  const kept = await keepTable({ csv, forecast: foresee(outcome.rows, outcome.problems) });
  // The whole table is on it: no browser is to put it on a disk.
  c.header('Cache-Control', 'no-store');
  return c.html(previewPage({ ...parts, sum: sumUp(outcome), names: await readNames(parts, outcome), kept }));
}

async function readNames(
  { records }: BringInParts,
  { rows }: TableOutcome,
): Promise<ReadonlyMap<string, string>> {
  const named = [
    ...(await records.cards()),
    ...rows.map(({ contact, name }) => ({ id: contact ?? '', name })),
  ];
  return new Map(named.map(({ id, name }) => [id, name]));
}

async function write(
  c: Context,
  { once, ...parts }: BringInParts & { readonly once: Once },
  { token, typed: { kept = '' } }: FormState,
): Promise<Response> {
  const table = await findKeptTable(kept);
  if (table === undefined) {
    throw new ApiError('bad_request', 'the table did not come whole', 'body.kept', {
      said: { text: 'table_lost' },
    });
  }
  const { csv, forecast } = table;
  const done = await once(token, digest(kept), async () => {
    const sum = sumUp(await importTable(parts, csv, { dryRun: false, forecast }));
    parts.log('info', 'people were brought in from a table', sum.counts);
    return sum;
  });
  return c.html(writtenPage({ ...parts, sum: done as TableSum }));
}
