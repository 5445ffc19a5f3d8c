import { z } from 'zod';
import { type Row } from '../../domain/row.ts';
import { type Records } from '../../programme/records/records.ts';
import { ApiError } from '../http/api-error.ts';
import { idPath } from '../http/common-schema.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { rowView, viewRow } from './row-view.ts';

/** What is shown and changed one by one. */
const names = { tasks: 'task', tickets: 'ticket' } as const;

type Kind = keyof typeof names;
type Rows = Pick<Records, 'findRow'>;

/** The row of a task or a ticket; throws ApiError `not_found`. */
export async function getRow(records: Rows, kind: Kind, id: string): Promise<Row> {
  const row = await records.findRow(kind, id);
  if (row === undefined) {
    throw new ApiError('not_found', `There is no ${names[kind]} with this id.`, 'path.id');
  }
  return row;
}

/** The route that shows one. */
export function showRow(records: Rows, kind: Kind): Endpoint {
  return endpoint({
    method: 'get',
    route: `/api/${kind}/:id`,
    summary: `One ${names[kind]}.`,
    path: idPath,
    answer: rowView,
    errors: [404],
    handle: async ({ path }) => viewRow(await getRow(records, kind, path.id)),
  });
}

/** The route that changes one; the same wish on the same state of it is one wish, to which `name` is given. */
export function changeRow<Body extends object>(
  records: Rows,
  kind: Kind,
  {
    summary,
    body: wanted,
    change,
  }: {
    readonly summary: string;
    readonly body: z.ZodType<Body>;
    readonly change: (row: Row, asked: { readonly body: Body; readonly name: string }) => Promise<unknown>;
  },
): Endpoint {
  return endpoint({
    method: 'patch',
    route: `/api/${kind}/:id`,
    summary,
    path: idPath,
    body: wanted,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404, 409],
    handle: async ({ path, body, idempotencyKey: key }) => {
      const row = await getRow(records, kind, path.id);
      // After a crash a repeat finds ended what it ended itself.
      if (key === null || !standsSo(row, body)) {
        await change(row, { body, name: String(row.version) });
      }
      return { id: row.id };
    },
  });
}

/** Whether it stands already as a request wants it, with the same reason: its repeat finds that done. */
function standsSo({ data }: Row, wanted: object): boolean {
  const { state, reason } = wanted as { readonly state?: unknown; readonly reason?: unknown };
  return state !== undefined && data['state'] === state && data['reason'] === reason;
}
