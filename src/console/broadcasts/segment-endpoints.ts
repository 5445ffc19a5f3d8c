import { z } from 'zod';
import { type Segments } from '../../programme/broadcasts/segments.ts';
import { ApiError } from '../http/api-error.ts';
import { type Records } from '../../programme/records/records.ts';
import { doOnce } from '../http/do-once.ts';
import { idPath } from '../http/common-schema.ts';
import { cutPage, shortListQuery } from '../http/cut-page.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { orRefuse } from './or-refuse.ts';

const segmentView = z.object({ id: z.string(), name: z.string(), query: z.string() });

interface SegmentParts {
  readonly segments: Segments;
  readonly records: Records;
}

/** The routes about saved queries: they stay live, and others may name them as `segment = "…"`. */
export function segmentEndpoints(parts: SegmentParts): readonly Endpoint[] {
  return [list(parts.segments), save(parts.segments), drop(parts)];
}

function list(segments: Segments): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/segments',
    summary: 'The saved queries.',
    query: shortListQuery,
    answer: z.object({ segments: z.array(segmentView) }),
    handle: async ({ query }) => ({
      // A name does as well: it is what others name a segment by.
      segments: [
        ...cutPage(await segments.list(), ({ id, name }) => (name === query.after ? name : id), query),
      ],
    }),
  });
}

function save(segments: Segments): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/segments',
    summary: 'Saves a query under a name, or changes it.',
    body: z.strictObject({ name: z.string().trim().min(1).max(80), query: z.string().min(1).max(2000) }),
    status: 201,
    answer: segmentView,
    handle: ({ body }) => orRefuse(() => segments.save(body.name, body.query)),
  });
}

function drop({ segments, records }: SegmentParts): Endpoint {
  return endpoint({
    method: 'delete',
    route: '/api/segments/:id',
    summary: 'Forgets a saved query.',
    path: idPath,
    status: 204,
    answer: null,
    errors: [404, 409],
    handle: async ({ path: { id }, idempotencyKey: key }) => {
      await doOnce(records, { route: `segments/${id} dropped`, key, body: null }, async (begun) => {
        if (!(await orRefuse(() => segments.drop(id))) && !begun) {
          const words = 'There is no such segment. GET /api/segments lists them.';
          throw new ApiError('not_found', words, 'path.id');
        }
      });
    },
  });
}
