import { z } from 'zod';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import { type ContactParts } from '../write-contact.ts';
import { importContacts } from './import-contacts.ts';
import { importReport } from './import-report.ts';

/** Where tables of contacts are posted. */
export const importRoute = '/api/contacts/import';

const query = z.strictObject({
  dry_run: z
    .enum(['1', '0', 'true', 'false'])
    .optional()
    .transform((value) => value === '1' || value === 'true')
    .describe('1: report only, write nothing.'),
});

/** The route that takes a table of contacts. */
export function importEndpoint(parts: ContactParts): Endpoint {
  return endpoint({
    method: 'post',
    route: importRoute,
    summary: 'Makes and changes contacts from a CSV table; rows with a fault are left out and reported.',
    query,
    body: z.string().describe('CSV with a header; lists inside a cell are split by a semicolon.'),
    form: 'csv',
    answer: importReport,
    handle: ({ query: { dry_run: dryRun }, body }) => importContacts(parts, body, { dryRun }),
  });
}
