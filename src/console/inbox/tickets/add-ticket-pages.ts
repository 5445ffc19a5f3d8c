import { type Context } from 'hono';
import { type Row } from '../../../domain/row.ts';
import { refuseForm } from '../../forms/refuse-form.ts';
import { type FormState, isRefused } from '../../forms/form-state.ts';
import { readForm } from '../../forms/read-form.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { notFoundPage } from '../../pages/not-found-page.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { pageOf } from '../../people/pages.tsx';
import { type TicketParts } from '../../tickets/ticket-choices.ts';
import { allRows } from '../all-rows.ts';
import { readNames } from '../read-names.ts';
import { actOnTicket } from './act-on-ticket.ts';
import { fillIn } from './fill-in.ts';
import { type ListedTicket, readOpenTickets } from './read-tickets.ts';
import { readTicket } from './read-ticket.ts';
import { ticketPage } from './ticket-page.tsx';
import { ticketsPage } from './tickets-page.tsx';
import { ticketsQuery, type TicketsQuery } from './tickets-query.ts';

/** What the pages of conversations in human hands need. */
export interface TicketPageParts extends PageProps, TicketParts {}

/** Adds the list of conversations in human hands, and the page on which each is led. */
export function addTicketPages(pages: PageRoutes, parts: TicketPageParts): void {
  const { records } = parts;
  pages.get('/tickets', async (c) => {
    const query = ticketsQuery.parse(c.req.query());
    const all = await readList(parts, query);
    const shown = pageOf(all, query.page);
    const names = await readNames(
      records,
      shown.rows.map(({ row }) => row),
    );
    return c.html(ticketsPage({ ...parts, ...clockOf(parts), query, shown, names, count: all.length }));
  });
  pages.get('/tickets/:id', async (c) => {
    const ticket = await find(parts, c);
    return ticket ? show(c, parts, { ticket, tried: null }) : c.html(notFoundPage(parts), 404);
  });
  pages.post('/tickets/:id', async (c) => {
    const ticket = await find(parts, c);
    if (ticket === undefined) {
      return c.html(notFoundPage(parts), 404);
    }
    const form = await readForm(c);
    if (form.typed['do'] === 'fill') {
      return show(c, parts, { ticket, tried: await fillIn(parts, ticket, form) });
    }
    try {
      await actOnTicket(parts, ticket, form);
    } catch (fault) {
      return show(c, parts, { ticket, tried: refuseForm(form, fault, parts.phrase) });
    }
    return c.redirect(`/tickets/${encodeURIComponent(ticket.id)}`, 303);
  });
}

function clockOf({ companion, defaults }: TicketPageParts) {
  return { timezone: defaults.timezone, now: companion.now() };
}

function find({ records }: TicketPageParts, c: Context): Promise<Row | undefined> {
  return records.findRow('tickets', c.req.param('id') ?? '');
}

async function readList(
  { records }: TicketPageParts,
  { view }: TicketsQuery,
): Promise<readonly ListedTicket[]> {
  if (view === 'now') {
    return readOpenTickets(records);
  }
  const rows = await allRows(records, { kind: 'tickets', where: { state: view } });
  return rows.map((row) => ({ row, waitsSince: null })).toReversed();
}

async function show(
  c: Context,
  parts: TicketPageParts,
  { ticket, tried }: { readonly ticket: Row; readonly tried: FormState | null },
): Promise<Response> {
  const read = await readTicket(parts.records, ticket);
  const page = ticketPage({ ...parts, ...clockOf(parts), ...read, tried });
  return c.html(page, tried !== null && isRefused(tried) ? 400 : 200);
}
