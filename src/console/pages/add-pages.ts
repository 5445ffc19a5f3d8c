import { type Context, type Hono } from 'hono';
import { digest } from '../../domain/text/digest.ts';
import { askScript } from '../assets/ask-script.ts';
import { clockScript } from '../assets/clock-script.ts';
import { consoleStyle } from '../assets/console-style.ts';
import { draftsScript } from '../assets/drafts-script.ts';
import { simulatorBehindScript } from '../assets/simulator-behind-script.ts';
import { simulatorFilesScript } from '../assets/simulator-files-script.ts';
import { simulatorScript } from '../assets/simulator-script.ts';
import { whatsAppScript } from '../assets/whatsapp-script.ts';
import { addAnswerPages } from '../answers/add-answer-pages.ts';
import { addAnnouncementPages } from '../announcements/add-announcement-pages.ts';
import { type AnnouncementPageParts } from '../announcements/announcement-parts.ts';
import { addBringInPages } from '../contacts/table/add-bring-in-pages.ts';
import { addDownloadPages } from '../contacts/table/add-download-pages.ts';
import { addPersonPages } from '../contacts/pages/add-person-pages.ts';
import { addPairingPages } from '../pairs/pages/add-pairing-pages.ts';
import { addPeoplePages, type PeoplePageParts, readEverybody } from '../people/add-people-pages.ts';
import { readCounts } from '../inbox/read-counts.ts';
import { type Log } from '../../domain/log.ts';
import { type Auth } from '../http/auth.ts';
import { type SignInLimit } from '../http/sign-in-limit.ts';
import { addTicketPages } from '../inbox/tickets/add-ticket-pages.ts';
import { addTaskPages } from '../inbox/tasks/add-task-pages.ts';
import { addIncidentPages } from '../inbox/incidents/add-incident-pages.ts';
import { createPageRoutes } from './create-page-routes.ts';
import { landingPage, type LandingProps } from './landing-page.tsx';
import { type WhatsAppDoor } from '../whatsapp/whatsapp-door.ts';
import { addTimetablePages, type TimetablePageParts } from '../timetable/add-timetable-pages.ts';
import { whatsAppPage } from '../whatsapp/whatsapp-page.tsx';
import { signIn } from './sign-in.ts';
import { simulatorPage } from '../simulator/simulator-page.tsx';

/** What the pages need. */
export interface PageParts extends PeoplePageParts, AnnouncementPageParts, TimetablePageParts {
  readonly auth: Auth;
  readonly defaults: AnnouncementPageParts['defaults'];
  readonly people: PeoplePageParts['people'];
  readonly simulator: boolean;
  readonly whatsapp: WhatsAppDoor | null;
  /** Tells what became of a request that threw, and logs it. */
  readonly answerFault: (fault: unknown, c: Context) => Response;
  readonly log: Log;
  /** Counts wrong tokens. */
  readonly limit: SignInLimit;
}

const scripts = {
  ask: askScript,
  clock: clockScript,
  simulator: simulatorScript,
  'simulator-behind': simulatorBehindScript,
  'simulator-files': simulatorFilesScript,
  drafts: draftsScript,
  whatsapp: whatsAppScript,
};

/** Adds the pages, the sign-in link and the files that the pages load. */
export function addPages(app: Hono, parts: PageParts): void {
  const { companion, simulator, whatsapp } = parts;
  const pages = createPageRoutes(app, parts);
  pages.get('/', async (c) => {
    const { channels } = companion.health();
    const standing = await readStanding(c, parts);
    return c.html(landingPage({ ...parts, channels, standing, whatsapp: whatsapp !== null }));
  });
  addPeoplePages(pages, parts);
  addPairingPages(pages, parts);
  addPersonPages(pages, parts);
  addDownloadPages(pages, parts);
  addBringInPages(pages, parts);
  addTicketPages(pages, parts);
  addTaskPages(pages, parts);
  addIncidentPages(pages, parts);
  addAnswerPages(pages, parts);
  addTimetablePages(pages, parts);
  addAnnouncementPages(pages, parts);
  pages.get('/simulator', (c) => {
    const inEarnest = companion.health().channels.some(({ name }) => name !== 'simulator');
    return c.html(simulatorPage({ ...parts, inEarnest, drafts: false }), simulator ? 200 : 404);
  });
  pages.get('/simulator/drafts', (c) => c.html(simulatorPage({ ...parts, inEarnest: true, drafts: true })));
  pages.get('/whatsapp', async (c) => {
    const link = whatsapp && (await whatsapp.look());
    return c.html(whatsAppPage({ ...parts, link }), link ? 200 : 404);
  });
  app.get('/sign-in', (c) => signIn(c, parts));
  app.get('/assets/console.css', (c) => file(c, 'text/css; charset=utf-8', consoleStyle));
  for (const [name, script] of Object.entries(scripts)) {
    app.get(`/assets/${name}.js`, (c) => file(c, 'text/javascript; charset=utf-8', script));
  }
}

/** How people are; or why that is not known, as the log says too: how the channels are is most wanted just then. */
async function readStanding(c: Context, parts: PageParts): Promise<LandingProps['standing']> {
  try {
    const [people, counts] = await Promise.all([
      readEverybody(parts),
      readCounts(parts.records, parts.companion.now()),
    ]);
    return { people, counts };
  } catch (fault) {
    return parts.answerFault(fault, c).status === 503 ? 'away' : 'failed';
  }
}

/** The same on each page: whoever has it is told so, and pays for no other copy of it. */
function file(c: Context, type: string, content: string): Response {
  const tag = `"${digest(content)}"`;
  c.header('Content-Type', type);
  c.header('Cache-Control', 'no-cache');
  c.header('ETag', tag);
  return c.req.header('if-none-match')?.includes(tag) === true ? c.body(null, 304) : c.body(content);
}
