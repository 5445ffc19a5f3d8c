import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { type Log } from '../domain/log.ts';
import { type AnswerPageParts } from './answers/add-answer-pages.ts';
import { type BackupParts, backupEndpoint } from './backup-endpoint.ts';
import { broadcastEndpoints } from './broadcasts/broadcast-endpoints.ts';
import { segmentEndpoints } from './broadcasts/segment-endpoints.ts';
import { channelEndpoint } from './health/channel-endpoint.ts';
import { importRoute } from './contacts/import/import-endpoint.ts';
import { bringInPath } from './contacts/table/table-paths.ts';
import { contactEndpoints } from './contacts/contact-endpoints.ts';
import { flowEndpoints } from './flows/flow-endpoints.ts';
import { type FlowParts } from './flows/start-flow.ts';
import { keepTyped } from './forms/keep-typed.ts';
import { addHealthRoutes } from './health/health-routes.ts';
import { addApi } from './http/add-api.ts';
import { ApiError } from './http/api-error.ts';
import { createAuth } from './http/auth.ts';
import { answerFault } from './http/error-answer.ts';
import { keepTime } from './http/keep-time.ts';
import { createSignInLimit } from './http/sign-in-limit.ts';
import { noSuchRoute } from './http/no-such-route.ts';
import { inviteEndpoint, type InviteParts } from './invites/invite-endpoint.ts';
import { type Broadcasts } from '../programme/broadcasts/broadcasts.ts';
import { type Segments } from '../programme/broadcasts/segments.ts';
import { notFoundPage } from './pages/notices.tsx';
import { showFault } from './pages/show-fault.ts';
import { addPages } from './pages/add-pages.ts';
import { type PeoplePageParts } from './people/add-people-pages.ts';
import { type Phrase } from './phrase.ts';
import { pairEndpoints } from './pairs/pair-endpoints.ts';
import { taskEndpoints } from './tasks/task-endpoints.ts';
import { type TicketParts } from './tickets/ticket-choices.ts';
import { ticketEndpoints } from './tickets/ticket-endpoints.ts';
import { publishEndpoints, type PublishParts } from './publishing/publish-endpoints.ts';
import { exportEndpoint } from './rows/export-endpoint.ts';
import { rowEndpoints } from './rows/row-endpoints.ts';
import { simulatorEndpoints } from './simulator/simulator-endpoints.ts';
import { type DraftBench, draftEndpoints } from './simulator/draft-bench.ts';
import { livePlace, type SimulatorParts } from './simulator/simulator-parts.ts';
import { ownDataEndpoints } from './contacts/own-data.ts';
import { timetableEndpoints, type TimetableParts } from './timetable/timetable-endpoints.ts';
import { type WhatsAppDoor } from './whatsapp/whatsapp-door.ts';
import { whatsAppEndpoints } from './whatsapp/whatsapp-endpoints.ts';
import { addTelegramWebhook, type TelegramWebhook } from './telegram-webhook.ts';

/** What the console is made of. */
export interface ConsoleOptions
  extends SimulatorParts, TicketParts, FlowParts, BackupParts, InviteParts, TimetableParts, PublishParts {
  readonly draftBench: DraftBench;
  readonly broadcasts: Broadcasts;
  readonly silence: PeoplePageParts['silence'];
  readonly questionsOf: AnswerPageParts['questionsOf'];
  readonly segments: Segments;
  /** ADMIN_TOKEN. */
  readonly token: string;
  readonly phrase: Phrase;
  readonly log: Log;
  /** Null while WhatsApp is off. */
  readonly whatsapp: WhatsAppDoor | null;
  /** Null unless Telegram posts its updates to us. */
  readonly telegramWebhook: TelegramWebhook | null;
  /** The path that Telegram posts to, as TELEGRAM_WEBHOOK_URL says; `/telegram/webhook` always works. */
  readonly telegramPath: string | null;
  /** Moves the programme's clock on to where another process has moved it. */
  readonly catchUp: () => Promise<void>;
}

const largestBody = 256 * 1024;
/** 25,000 people with all their columns come to a third of this. */
const largestTable = 20 * 1024 * 1024;
/** A file of 20 MB, which is what people may send, written as base64 with some words beside it. */
const largestFile = (20 * 1024 * 1024 * 4) / 3 + largestBody;

/**
 * The console and its HTTP API.
 *
 * @example const answer = await createConsole({ companion, records, … }).request('/healthz');
 */
export function createConsole(options: ConsoleOptions): Hono {
  const app = new Hono();
  const limit = createSignInLimit({ now: () => options.companion.now() });
  const auth = createAuth({ ...options, limit });
  // Their own, whatever is spoken with people: an installation may have no pages in its language.
  const language = options.phrase('page_language');
  const pages = { ...options, language, auth, limit, answerFault: answerFault(options.log) };
  app.onError(showFault(keepTyped(pages.answerFault, pages), { ...pages, isPage: isForPeople }));
  const refuse = noSuchRoute(app);
  app.notFound((c) => (isForPeople(c) ? c.html(notFoundPage(pages), 404) : refuse(c)));
  // Other sites are told nothing; but with `no-referrer` a browser would not say either that a form is one of ours.
  app.use(secureHeaders({ contentSecurityPolicy: ownThingsOnly, referrerPolicy: 'same-origin' }));
  app.use(keepNothing);
  addHealthRoutes(app, options);
  app.use('/api/*', auth.guard);
  app.use(keepTime(options.catchUp));
  app.use(limitBody());
  addTelegramWebhook(app, options.telegramWebhook, options.telegramPath);
  addPages(app, pages);
  addApi(app, [
    ...simulatorEndpoints(livePlace(options)),
    ...draftEndpoints(options),
    channelEndpoint(options),
    ...whatsAppEndpoints(options),
    backupEndpoint(options),
    ...contactEndpoints(options),
    ...ownDataEndpoints(options),
    ...taskEndpoints(options),
    ...pairEndpoints(options),
    ...ticketEndpoints(options),
    ...flowEndpoints(options),
    ...publishEndpoints(options),
    ...broadcastEndpoints(options),
    ...segmentEndpoints(options),
    inviteEndpoint(options),
    ...timetableEndpoints(options),
    ...rowEndpoints(options),
    exportEndpoint(options),
  ]);
  return app;
}

/** Whether a browser asks for a page, not a program for an answer of the API. */
function isForPeople(c: Context): boolean {
  const accepts = c.req.header('accept') ?? '';
  return c.req.method === 'GET' && !c.req.path.startsWith('/api/') && accepts.includes('text/html');
}

const ownThingsOnly = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  mediaSrc: ['blob:'],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/**
 * What tells of people stays in no cache; what does not says so itself. A form that is shown again is kept by the one
 * browser that sent it: without that, the way back to what was typed ends in an error of the browser.
 */
const keepNothing: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) {
    c.res.headers.set('Cache-Control', isShownAgain(c) ? 'private, no-cache' : 'no-store');
  }
};

function isShownAgain(c: Context): boolean {
  const isPage = c.res.headers.get('Content-Type')?.startsWith('text/html') ?? false;
  return c.req.method === 'POST' && isPage;
}

/** Tables, and files that simulated people send, may be large. */
function limitBody(): MiddlewareHandler {
  const small = bodyLimit({ maxSize: largestBody, onError: refuseLarge });
  const table = bodyLimit({ maxSize: largestTable, onError: refuseLarge });
  const file = bodyLimit({ maxSize: largestFile, onError: refuseLarge });
  return (c, next) => {
    const { path } = c.req;
    const isFile = /\/simulator\/[^/]+\/files$/.test(path);
    return (isFile ? file : path === importRoute || path === bringInPath ? table : small)(c, next);
  };
}

// The rest of the body is not read, so no other request can come on this connection.
function refuseLarge(c: Context): never {
  c.header('Connection', 'close');
  throw new ApiError(
    'too_large',
    'The body is too large: 256 kB, 20 MB for a table, or a file of 20 MB in the simulator. Send less at once.',
    'body',
  );
}
