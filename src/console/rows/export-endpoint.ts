import { z } from 'zod';
import { answerOf, floipRow } from '../../programme/reports/floip-row.ts';
import { instant } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { findRows, type RowParts } from './find-rows.ts';
import { filters, rowQuery } from './row-query.ts';

const exportQuery = rowQuery.extend(filters.results);

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
export function exportEndpoint({ records, defaults }: RowParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/exports',
    summary: 'Answers as rows of FLOIP flow results; `after` is the row, the second of its columns.',
    query: exportQuery,
    answer: z.object({ exports: floipRows }),
    handle: async ({ query }) => {
      const rows = await findRows({ records, defaults }, 'results', query);
      return { exports: rows.map((row) => floipRow(answerOf(row))) };
    },
  });
}
