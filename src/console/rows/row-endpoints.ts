import { z } from 'zod';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { findRows, type RowParts } from './find-rows.ts';
import { filters, rowQuery } from './row-query.ts';
import { rowView, viewRow } from './row-view.ts';

const summaries = {
  results: 'Answers that people gave.',
  incidents: 'What a person must look at, counted.',
  tasks: 'Work for volunteers.',
  tickets: 'Conversations in human hands.',
  consents: 'Who agreed to what, when and how.',
  sessions: 'Who was in which flow, and how it ended.',
  deliveries: 'What became of what was sent.',
} as const satisfies { readonly [kind in keyof typeof filters]: string };

type Kind = keyof typeof summaries;

/** The routes that list what was recorded, one for each kind of row. */
export function rowEndpoints(parts: RowParts): readonly Endpoint[] {
  return (Object.keys(summaries) as Kind[]).map((kind) => list(kind, parts));
}

function list(kind: Kind, parts: RowParts): Endpoint {
  return endpoint({
    method: 'get',
    route: `/api/${kind}`,
    summary: summaries[kind],
    query: rowQuery.extend(filters[kind]),
    answer: z.object({ [kind]: z.array(rowView) }),
    handle: async ({ query }) => ({ [kind]: (await findRows(parts, kind, query)).map(viewRow) }),
  });
}
