import { type Context } from 'hono';
import { readExcel } from '../../../flowfile/sheet/read-workbook.ts';
import { ApiError } from '../../http/api-error.ts';
import { type Said } from '../../phrase.ts';
import { peopleSheet } from '../import/people-sheet.ts';

/** The field of the form with the file. */
export const fileField = 'table';

const largest = 10_000_000;
/** Unpacking a file of this size takes this process a second, in which nobody else is served. */
const largestExcel = 1_000_000;

/** The table of a form's file as CSV, from CSV or Excel; it is read in memory alone. Throws ApiError `bad_request`. */
export async function readUpload(c: Context): Promise<string> {
  const file = (await c.req.parseBody())[fileField];
  if (!(file instanceof File) || file.size === 0) {
    throw refused('the form holds no file', { text: 'table_none' });
  }
  if (file.size > largest) {
    throw refused('the table is too large', { text: 'table_large' });
  }
  const bytes = Buffer.from(await file.arrayBuffer());
  return isPacked(bytes) ? readSheet(bytes) : textOf(bytes);
}

/** As its first letters say, whatever it is called. */
const isPacked = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

async function readSheet(bytes: Buffer): Promise<string> {
  if (bytes.length > largestExcel) {
    throw refused('the workbook is too large', { text: 'table_excel_large' });
  }
  const { sheets, fault } = await readExcel(bytes);
  if (fault !== null) {
    throw refused(fault, { text: 'table_excel_unread' });
  }
  const { csv, several } = peopleSheet(sheets);
  if (several !== null) {
    const values = { sheets: several.join(', ') };
    throw refused('there is something in several sheets', { text: 'table_several_sheets', values });
  }
  return csv;
}

/** Whatever else a spreadsheet writes would leave question marks in people's names. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused('the table is not written in UTF-8', { text: 'table_unread' });
  }
}

function refused(message: string, said: Said): ApiError {
  return new ApiError('bad_request', message, `body.${fileField}`, { said });
}
