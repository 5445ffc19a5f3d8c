import { z } from 'zod';
import { type Companion } from '../../runner/companion.ts';
import { type Timetable } from '../../programme/campaigns/create-timetable.ts';
import { lookMonthAhead } from '../../programme/campaigns/month-ahead.ts';
import { type Records } from '../../programme/records/records.ts';
import { getContact } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';
import { idPath, pageQuery } from '../http/common-schema.ts';
import { cutPage, shortListQuery } from '../http/cut-page.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { type Phrase } from '../phrase.ts';
import { listedView, previewView, runView, viewDay, viewListed, viewRun } from './timetable-view.ts';

/** What these routes read. */
export interface TimetableParts {
  readonly timetable: Timetable;
  readonly records: Records;
  readonly companion: Companion;
  readonly phrase: Phrase;
}

const listedRuns = 3;
const kinds = [
  ['schedules', 'every', 'Flows that come by a rhythm, with their next and latest runs.'],
  ['campaigns', 'after', 'Flows that come by a date of each contact, with what they brought.'],
] as const;

/** The routes about what comes by itself: lists with their runs, and what the next thirty days will bring. */
export function timetableEndpoints(parts: TimetableParts): readonly Endpoint[] {
  return kinds.flatMap(([name, kind, summary]) => [
    endpoint({
      method: 'get',
      route: `/api/${name}`,
      summary,
      query: shortListQuery,
      answer: z.object({ [name]: z.array(listedView) }),
      handle: async ({ query }) => {
        const listed = await parts.timetable.list(kind, listedRuns);
        const views = listed.map((each) => viewListed(each, parts.phrase));
        return { [name]: cutPage(views, ({ id }) => id, query) };
      },
    }),
    preview(parts, name, kind),
    runs(parts, name, kind),
  ]);
}

function preview(parts: TimetableParts, name: string, kind: 'every' | 'after'): Endpoint {
  return endpoint({
    method: 'get',
    route: `/api/${name}/:id/preview`,
    summary:
      'What the next thirty days will bring, by day, and what will be held back and why. Nothing is changed.',
    path: idPath,
    query: z.strictObject({
      contact: z.string().min(1).max(200).optional().describe('Only for this contact.'),
    }),
    answer: previewView,
    errors: [404],
    handle: async ({ path, query }) => {
      getEntry(parts, path.id, { name, kind });
      const { contact: id } = query;
      const contact = id === undefined ? null : await getContact(parts.records, id, 'query.contact');
      const { timetable, companion, phrase } = parts;
      const { days, cut } = await lookMonthAhead(timetable, { key: path.id, contact, now: companion.now() });
      return { days: days.map((day) => viewDay(day, phrase)), last_day: cut };
    },
  });
}

/** How many runs are shown at once: each is read from the rows of all whom it came to. */
const runsQuery = pageQuery.extend({
  limit: z.coerce.number().int().min(1).max(50).default(10),
  after: z.string().min(1).max(200).optional().describe('The occurrence before which the list goes on.'),
});

function runs(parts: TimetableParts, name: string, kind: 'every' | 'after'): Endpoint {
  return endpoint({
    method: 'get',
    route: `/api/${name}/:id/runs`,
    summary:
      'All its runs, the last first: when each was due, started and finished, how late, and who was held back.',
    path: idPath,
    query: runsQuery,
    answer: z.object({ runs: z.array(runView) }),
    errors: [404],
    handle: async ({ path, query }) => {
      const { runs } = await parts.timetable.runs(getEntry(parts, path.id, { name, kind }), query);
      return { runs: runs.map((each) => viewRun(each, parts.phrase)) };
    },
  });
}

function getEntry(
  { timetable }: TimetableParts,
  id: string,
  { name, kind }: { readonly name: string; readonly kind: 'every' | 'after' },
): NonNullable<ReturnType<Timetable['find']>> {
  const found = timetable.find(id);
  if (found?.trigger.kind !== kind) {
    throw new ApiError('not_found', `There is no such entry; GET /api/${name} lists them.`, 'path.id');
  }
  return found;
}
