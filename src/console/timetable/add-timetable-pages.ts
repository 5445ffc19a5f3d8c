import { type Context } from 'hono';
import { z } from 'zod';
import { type Timetable } from '../../programme/campaigns/create-timetable.ts';
import { lookMonthAhead } from '../../programme/campaigns/month-ahead.ts';
import { type Companion } from '../../runner/companion.ts';
import { type PageRoutes } from '../pages/create-page-routes.ts';
import { type PageProps } from '../pages/page.tsx';
import { showOne } from '../pages/show-one.ts';
import { tellingOf } from '../people/days-ago.ts';
import { aheadPage } from './ahead-page.tsx';
import { type TellingWhom } from './audience-words.ts';
import { entryPage } from './entry-page.tsx';
import { timetablePage } from './timetable-page.tsx';

/** What the pages about what comes by itself need. */
export interface TimetablePageParts extends PageProps, TellingWhom {
  readonly companion: Companion;
  readonly timetable: Timetable;
  readonly defaults: { readonly timezone: string };
}

/** Each is read from the rows of all whom it came to. */
const runsShown = 4;
const runsQuery = z.object({ before: z.string().min(1).max(200).optional().catch(undefined) });

/** Adds the list of what comes by itself, and of each entry its runs and the month ahead. */
export function addTimetablePages(pages: PageRoutes, parts: TimetablePageParts): void {
  const { timetable, companion } = parts;
  const telling = () => ({ ...parts, ...tellingOf(parts) });
  const findEntry = (c: Context) => timetable.find(c.req.param('key') ?? '');
  pages.get('/timetable', async (c) => {
    const listed = (await Promise.all([timetable.list('every', 1), timetable.list('after', 1)])).flat();
    const soonest = listed.toSorted((one, other) => (one.next ?? Infinity) - (other.next ?? Infinity));
    return c.html(timetablePage({ ...telling(), listed: soonest }));
  });
  pages.get(
    '/timetable/:key',
    showOne(parts, findEntry, async (c, campaign) => {
      const { before } = runsQuery.parse(c.req.query());
      const { runs, more } = await timetable.runs(campaign, { limit: runsShown, after: before });
      const earlier = more ? (runs.at(-1)?.occurrence ?? null) : null;
      return c.html(entryPage({ ...telling(), campaign, runs, earlier }));
    }),
  );
  pages.get(
    '/timetable/:key/ahead',
    showOne(parts, findEntry, async (c, campaign) => {
      const ahead = await lookMonthAhead(timetable, {
        key: campaign.key,
        contact: null,
        now: companion.now(),
      });
      return c.html(aheadPage({ ...telling(), campaign, ...ahead }));
    }),
  );
}
