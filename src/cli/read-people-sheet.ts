import { peopleSheet } from '../console/contacts/import/people-sheet.ts';
import { readWorkbook } from '../flowfile/sheet/read-workbook.ts';
import { Refusal } from './refusal.ts';

/** The people of an Excel file as a CSV table, a line for each row; throws Refusal where it is not one sheet. */
export async function readPeopleSheet(file: string): Promise<string> {
  const read = await readWorkbook(file);
  if (read.fault) {
    throw new Refusal(`${read.fault.place}: ${read.fault.text}`);
  }
  const { csv, several } = peopleSheet(read.sheets);
  if (several !== null) {
    const names = several.map((name) => `"${name}"`).join(', ');
    throw new Refusal(
      `${file}: there is something in ${names}; leave the people alone in a file of one sheet`,
    );
  }
  return csv;
}
