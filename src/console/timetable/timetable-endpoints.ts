import { z } from 'zod';
import { dayText } from '../../domain/time/day.ts';
import { localDay } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Companion } from '../../runner/companion.ts';
import { type Expected, type Timetable } from '../../programme/campaigns/create-timetable.ts';
import { type Records } from '../../programme/records/records.ts';
import { getContact } from '../contacts/write-contact.ts';
import { ApiError } from '../http/api-error.ts';
import { idPath, nothing, pageQuery } from '../http/common-schema.ts';
import { cutPage, shortListQuery } from '../http/cut-page.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { type Phrase } from '../phrase.ts';
import { reasonWords } from '../reason-words.ts';
import { listedView, previewView, runView, viewListed, viewRun } from './timetable-view.ts';

/** What these routes read. */
export interface TimetableParts {
  readonly timetable: Timetable;
  readonly records: Records;
  readonly companion: Companion;
  readonly phrase: Phrase;
}

const month = 30 * 24 * 60 * 60 * 1000;
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
      path: nothing,
      query: shortListQuery,
      body: null,
      status: 200,
      answer: z.object({ [name]: z.array(listedView) }),
      errors: [],
      handle: async ({ query }) => {
        const listed = await parts.timetable.list(kind);
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
    body: null,
    status: 200,
    answer: previewView,
    errors: [404],
    handle: async ({ path, query }) => {
      getEntry(parts, path.id, { name, kind });
      const { contact: id } = query;
      const contact = id === undefined ? null : await getContact(parts.records, id, 'query.contact');
      return foresee(parts, path.id, contact);
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
    body: null,
    status: 200,
    answer: z.object({ runs: z.array(runView) }),
    errors: [404],
    handle: async ({ path, query }) => {
      const found = await parts.timetable.runs(getEntry(parts, path.id, { name, kind }), query);
      return { runs: found.map((each) => viewRun(each, parts.phrase)) };
    },
  });
}

function getEntry(
  { timetable }: TimetableParts,
  id: string,
  { name, kind }: { readonly name: string; readonly kind: 'every' | 'after' },
): NonNullable<ReturnType<Timetable['find']>> {
  const found = timetable.find(kind, id);
  if (!found) {
    throw new ApiError('not_found', `There is no such entry; GET /api/${name} lists them.`, 'path.id');
  }
  return found;
}

interface Day {
  contacts: number;
  first: Instant;
  until: Instant | null;
  readonly held: Map<string, number>;
}

async function foresee(
  { timetable, companion, phrase }: TimetableParts,
  id: string,
  contact: Contact | null,
): Promise<z.infer<typeof previewView>> {
  const days = new Map<string, Day>();
  await timetable.preview(id, {
    until: companion.now() + month,
    contact,
    tell: ({ timezone }, expected) => {
      for (const each of expected) {
        const date = dayText(localDay(each.due, timezone));
        days.set(date, note(days.get(date), each));
      }
    },
  });
  const inOrder = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    days: inOrder.map(([date, { contacts, first, until, held }]) => ({
      date,
      contacts,
      due: new Date(first).toISOString(),
      held: [...held].map(([reason, count]) => ({
        reason,
        words: reasonWords(phrase, reason),
        contacts: count,
      })),
      until: contact && until !== null ? new Date(until).toISOString() : null,
    })),
  };
}

function note(day: Day | undefined, { due, reason, until }: Expected): Day {
  const noted = day ?? { contacts: 0, first: due, until: null, held: new Map<string, number>() };
  noted.contacts++;
  noted.first = Math.min(noted.first, due);
  noted.until = until ?? noted.until;
  if (reason !== null) {
    noted.held.set(reason, (noted.held.get(reason) ?? 0) + 1);
  }
  return noted;
}
