import { type Context } from 'hono';
import { type z } from 'zod';
import { type Broadcast } from '../../domain/broadcast.ts';
import { BroadcastRefused } from '../../programme/broadcasts/broadcast-refused.ts';
import { viewProgress } from '../broadcasts/broadcast-view.ts';
import { type PageRoutes } from '../pages/create-page-routes.ts';
import { notFoundPage } from '../pages/notices.tsx';
import { tellingOf } from '../people/days-ago.ts';
import { onlyPage, pageOf } from '../people/pages.tsx';
import { addActPages, type ShowOne } from './add-act-pages.ts';
import { announcementPage } from './announcement-page.tsx';
import { addFormPages } from './add-form-pages.ts';
import { type AnnouncementPageParts } from './announcement-parts.ts';
import { announcementsPage } from './announcements-page.tsx';
import { readAnnouncement } from './read-announcement.ts';
import { recipientsPage } from './recipients-page.tsx';
import { recipientsQuery } from './recipients-query.ts';
import { announcementPath, toldIn } from './told.ts';

/** Each one on a page of the list is counted, so they are fewer than in a list of people. */
const shownAtOnce = 20;
const recipientsShown = 50;
/** How often the page of one that is being sent looks again, in seconds. */
const lookAgain = 5;

/** Adds the list of announcements, the page of each, and who gets it. */
export function addAnnouncementPages(pages: PageRoutes, parts: AnnouncementPageParts): void {
  const get = oneAt((path, show) => {
    pages.get(path, show);
  }, parts);
  const post = oneAt((path, act) => {
    pages.post(path, act);
  }, parts);
  pages.get('/announcements', async (c) =>
    c.html(announcementsPage({ ...parts, ...tellingOf(parts), shown: await readList(parts, c) })),
  );
  // Before the page of each, since `new` would be taken for one.
  addFormPages({ pages, get, post }, parts);
  get('/announcements/:id', async (c, broadcast) => {
    const props = await readAnnouncement(parts, broadcast, {
      told: toldIn(c.req.query('told')),
      tried: null,
    });
    if (props.progress.state === 'running') {
      c.header('Refresh', `${lookAgain}; url=${announcementPath(broadcast.id)}`);
    }
    return c.html(announcementPage(props));
  });
  get('/announcements/:id/recipients', async (c, broadcast) => {
    const query = recipientsQuery.parse(c.req.query());
    const found = await readRecipients(parts, broadcast, query);
    return c.html(recipientsPage({ ...parts, ...tellingOf(parts), broadcast, query, ...found }));
  });
  addActPages({ get, post }, parts);
}

/** Routes about the announcement that a path names. */
function oneAt(route: PageRoutes['get'], parts: AnnouncementPageParts): ShowOne {
  return (path, show) => {
    route(path, async (c) => {
      try {
        return await show(c, await parts.broadcasts.get(c.req.param('id') ?? ''));
      } catch (fault) {
        if (fault instanceof BroadcastRefused && fault.reason === 'not_found') {
          return c.html(notFoundPage(parts), 404);
        }
        throw fault;
      }
    });
  };
}

async function readList({ broadcasts, companion }: AnnouncementPageParts, c: Context) {
  const { page } = onlyPage.parse(c.req.query());
  const shown = pageOf(await broadcasts.list(), page, shownAtOnce);
  const rows = await Promise.all(
    shown.rows.map(async (broadcast) => ({
      broadcast,
      progress: viewProgress(broadcast, await broadcasts.tally(broadcast.id), companion.now()),
    })),
  );
  return { ...shown, rows };
}

async function readRecipients(
  { broadcasts, records }: AnnouncementPageParts,
  { id }: Broadcast,
  { state, after }: z.infer<typeof recipientsQuery>,
) {
  const rows = await broadcasts.recipients(id, { state, after, limit: recipientsShown + 1 });
  const shown = rows.slice(0, recipientsShown);
  const recipients = await Promise.all(
    shown.map(async (row) => ({
      row,
      name: (await records.findContact(row.contact ?? ''))?.name ?? null,
    })),
  );
  return { recipients, next: rows.length > recipientsShown ? (shown.at(-1)?.id ?? null) : null };
}
