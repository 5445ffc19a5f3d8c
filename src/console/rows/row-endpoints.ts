import { z } from 'zod';
import { type RowKind } from '../../domain/row.ts';
import { type Records } from '../../programme/records/records.ts';
import { nothing, pageQuery } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { rowView, viewRow } from './row-view.ts';

const kinds = [
  ['results', 'Answers that people gave.'],
  ['incidents', 'What a person must look at, counted.'],
  ['tasks', 'Work for volunteers.'],
  ['tickets', 'Conversations in human hands.'],
  ['consents', 'Who agreed to what, when and how.'],
  ['sessions', 'Who was in which flow, and how it ended.'],
  ['deliveries', 'What became of what was sent.'],
] as const satisfies readonly (readonly [RowKind, string])[];

const rowQuery = pageQuery.extend({
  contact: z.string().min(1).max(200).optional().describe('Only those of this contact.'),
  flow: z.string().min(1).max(200).optional().describe('Only those of this flow.'),
  state: z.string().min(1).max(200).optional().describe('Only those in this state.'),
  assignee: z.string().min(1).max(200).optional().describe('Only those that this contact is to see to.'),
});

/** The routes that list what was recorded, one for each kind of row. */
export function rowEndpoints({ records }: { readonly records: Records }): readonly Endpoint[] {
  return kinds.map(([kind, summary]) =>
    endpoint({
      method: 'get',
      route: `/api/${kind}`,
      summary,
      path: nothing,
      query: rowQuery,
      body: null,
      status: 200,
      answer: z.object({ [kind]: z.array(rowView) }),
      errors: [],
      handle: async ({ query }) => {
        const { contact = null, after = null, limit, ...wanted } = query;
        const named = Object.entries(wanted).flatMap(([key, value]) =>
          value === undefined ? [] : [[key, value] as const],
        );
        const where = Object.fromEntries(named);
        const rows = await records.rows({ kind, contact, after, limit, where });
        return { [kind]: rows.map(viewRow) };
      },
    }),
  );
}
