import { z } from 'zod';
import { answerOf, floipRow } from '../../programme/reports/floip-row.ts';
import { type Records } from '../../programme/records/records.ts';
import { instant, nothing, pageQuery } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';

const exportQuery = pageQuery.extend({
  flow: z.string().min(1).max(200).optional().describe('Only the answers to this flow.'),
  contact: z.string().min(1).max(200).optional().describe('Only those of this contact.'),
});

const floipRows = z
  .array(
    z
      .tuple([
        instant,
        z.string(),
        z.string().nullable(),
        z.string(),
        z.string(),
        z.unknown(),
        z.object({
          flow: z.string(),
          flow_version: z.string().nullable(),
          text: z.string(),
          media: z.array(z.unknown()).readonly().optional(),
        }),
      ])
      .readonly(),
  )
  .readonly()
  .describe('Moment, row, contact, session, `flow.step`, value, and beside it flow, version and text.');

/** The route that gives the answers away in the order of columns of FLOIP's flow results, as `semangat export` does. */
export function exportEndpoint({ records }: { readonly records: Records }): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/exports',
    summary: 'Answers as rows of FLOIP flow results; `after` is the row, the second of its columns.',
    path: nothing,
    query: exportQuery,
    body: null,
    status: 200,
    answer: z.object({ exports: floipRows }),
    errors: [],
    handle: async ({ query }) => {
      const { contact = null, after = null, limit, flow } = query;
      const where = flow === undefined ? {} : { flow };
      const rows = await records.rows({ kind: 'results', contact, after, limit, where });
      return { exports: rows.map((row) => floipRow(answerOf(row))) };
    },
  });
}
