import { z } from 'zod';
import { type RowKind } from '../../domain/row.ts';
import { type Records } from '../../programme/records/records.ts';
import { idPath } from '../http/common-schema.ts';
import { cutPage, shortListQuery } from '../http/cut-page.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { allRows } from '../rows/all-rows.ts';
import { rowView, viewRow } from '../rows/row-view.ts';
import { contactView, viewContact } from './contact-view.ts';
import { type ContactParts, getContact } from './write-contact.ts';

const rows = z.array(rowView);

/** All rows that bear a person's name; they go with them when they are erased. */
const keptKinds = [
  ...(['messages', 'results', 'sessions', 'consents'] as const),
  ...(['deliveries', 'tasks', 'tickets', 'notes'] as const),
] as const;

/** The routes by which a programme shows a person what it knows of them, and proves that they agreed. */
export function ownDataEndpoints({ records }: Pick<ContactParts, 'records'>): readonly Endpoint[] {
  return [consents(records), exported(records)];
}

function consents(records: Records): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/contacts/:id/consents',
    summary:
      'All that a person agreed to or refused, in order: purpose, when, how, to which words in which version, in which message, and for a child who said it.',
    path: idPath,
    query: shortListQuery,
    answer: z.object({ consents: rows }),
    errors: [404],
    handle: async ({ path, query }) => {
      const person = await getContact(records, path.id);
      return { consents: [...cutPage(await rowsOf(records, 'consents', person.id), ({ id }) => id, query)] };
    },
  });
}

function exported(records: Records): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/contacts/:id/export',
    summary: 'All that is written down of a person, as one file to be given to them.',
    path: idPath,
    answer: z.object({
      ...{ profile: contactView, messages: rows, results: rows, sessions: rows },
      ...{ consents: rows, deliveries: rows, tasks: rows, tickets: rows, notes: rows },
    }),
    errors: [404],
    handle: async ({ path }) => {
      const contact = await getContact(records, path.id);
      const kept = keptKinds.map(async (kind) => [kind, await rowsOf(records, kind, contact.id)] as const);
      const found = Object.fromEntries(await Promise.all(kept)) as Kept;
      return { profile: viewContact(contact), ...found };
    },
  });
}

type Kept = { readonly [kind in (typeof keptKinds)[number]]: readonly z.infer<typeof rowView>[] };

async function rowsOf(
  records: Records,
  kind: RowKind,
  contact: string,
): Promise<readonly z.infer<typeof rowView>[]> {
  return (await allRows(records, { kind, contact, where: {} })).map(viewRow);
}
