import { type PageRoutes } from '../pages/create-page-routes.ts';
import { addIncidentPages, type IncidentPageParts } from './incidents/add-incident-pages.ts';
import { addTaskPages, type TaskPageParts } from './tasks/add-task-pages.ts';
import { addTicketPages, type TicketPageParts } from './tickets/add-ticket-pages.ts';

/** Adds the pages of what waits for somebody: conversations, work, and what went wrong. */
export function addInboxPages(
  pages: PageRoutes,
  parts: TicketPageParts & TaskPageParts & IncidentPageParts,
): void {
  addTicketPages(pages, parts);
  addTaskPages(pages, parts);
  addIncidentPages(pages, parts);
}
