import { z } from 'zod';
import { digest } from '../../domain/text/digest.ts';
import { PublishRefused } from '../../programme/publishing/publish-refused.ts';
import { type Publication } from '../../programme/publishing/publication.ts';
import { type Publisher } from '../../programme/publishing/publisher.ts';
import { ApiError } from '../http/api-error.ts';
import { idPath, instant, nothing, pageQuery } from '../http/common-schema.ts';
import { cutPage, shortListQuery } from '../http/cut-page.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';

/** What letting flows go live needs. */
export interface PublishParts {
  readonly publisher: Publisher;
}

const by = z.string().trim().min(1).max(100).describe('Who does it; it stands in the log.');
const version = z.string().nullable().describe('Null: it is not there.');

const publicationView = z.object({
  id: z.string(),
  at: instant,
  act: z.enum(['on', 'off', 'publish', 'back']),
  by: z.string(),
  flows: z.array(z.object({ flow: z.string(), from: version, to: version })),
});

const draftsView = z.object({
  on: z.boolean().describe('False: what the files say goes live at the next start.'),
  drafts: z.array(z.object({ flow: z.string(), change: z.enum(['new', 'changed', 'removed']) })),
  faults: z.array(z.string()).describe('What keeps them from going live, as `flows check` says it.'),
});

/** The routes by which changed flow files go live, and back. */
export function publishEndpoints({ publisher }: PublishParts): readonly Endpoint[] {
  return [
    listDrafts(publisher),
    listPublications(publisher),
    post({
      route: '/api/publications',
      summary: 'Lets changed flow files go live: the named ones, or all; the others stay as they are.',
      path: nothing,
      body: z.strictObject({ by, flows: z.array(z.string().min(1).max(200)).max(1000).default([]) }),
      act: ({ body, request }) => publisher.publish(body.flows, body.by, request),
    }),
    post({
      route: '/api/flows/:id/back',
      summary: 'Brings back the version of a flow that was live before this one.',
      path: idPath,
      body: z.strictObject({ by }),
      act: ({ path, body, request }) => publisher.back(path.id, body.by, request),
    }),
    post({
      route: '/api/drafts',
      summary: 'Begins with drafts: from now on files go live only by publishing. Or ends with them.',
      path: nothing,
      body: z.strictObject({ by, on: z.boolean() }),
      act: ({ body, request }) => publisher.turn(body.on, body.by, request),
    }),
  ];
}

/** One act that stands in the log. */
function post<Path, Body>(about: {
  readonly route: string;
  readonly summary: string;
  readonly path: z.ZodType<Path>;
  readonly body: z.ZodType<Body>;
  readonly act: (asked: {
    readonly path: Path;
    readonly body: Body;
    readonly request: string | null;
  }) => Promise<Publication>;
}): Endpoint {
  return endpoint({
    ...about,
    method: 'post',
    answer: publicationView,
    errors: [404, 409],
    handle: async ({ path, body, idempotencyKey: key }) => {
      const request = key === null ? null : digest(JSON.stringify([about.route, path, key]));
      return viewPublication(await orRefuse(() => about.act({ path, body, request })));
    },
  });
}

function listDrafts(publisher: Publisher): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/drafts',
    summary: 'The flow files that are not what is live, and what is wrong with them.',
    path: nothing,
    query: shortListQuery,
    answer: draftsView,
    handle: async ({ query }) => {
      const found = await publisher.drafts();
      return { ...found, drafts: [...cutPage(found.drafts, ({ flow }) => flow, query)] };
    },
  });
}

function listPublications(publisher: Publisher): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/publications',
    summary: 'Which flows went live and back when, and by whom; the latest first.',
    path: nothing,
    query: pageQuery,
    answer: z.object({ publications: z.array(publicationView) }),
    handle: async ({ query: { limit, after } }) => {
      const found = await publisher.log({ limit, ...(after === undefined ? {} : { after }) });
      return { publications: found.map(viewPublication) };
    },
  });
}

function viewPublication({ id, at, act, by: who, steps }: Publication): z.infer<typeof publicationView> {
  return { id, at: new Date(at).toISOString(), act, by: who, flows: [...steps] };
}

async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof PublishRefused) {
      throw new ApiError(fault.reason === 'unknown' ? 'not_found' : 'conflict', fault.message);
    }
    throw fault;
  }
}
