import { type Context } from 'hono';
import { type Row } from '../../../domain/row.ts';
import { carryOut } from '../../forms/carry-out.ts';
import { type FormState, isRefused } from '../../forms/form-state.ts';
import { readForm } from '../../forms/read-form.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { type PageProps } from '../../pages/page.tsx';
import { showOne } from '../../pages/show-one.ts';
import { tellingOf } from '../../people/days-ago.ts';
import { pageOf } from '../../people/pages.tsx';
import { type TicketParts } from '../../tickets/ticket-choices.ts';
import { allRows } from '../../rows/all-rows.ts';
import { readNames } from '../read-names.ts';
import { actOnTicket } from './act-on-ticket.ts';
import { fillIn } from './fill-in.ts';
import { type ListedTicket, readOpenTickets } from './read-tickets.ts';
import { readTicket } from './read-ticket.ts';
import { ticketPage } from './ticket-page.tsx';
import { ticketsPage } from './tickets-page.tsx';
import { ticketPath, ticketsQuery, type TicketsQuery } from './tickets-query.ts';

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
    return c.html(ticketsPage({ ...parts, ...tellingOf(parts), query, shown, names, count: all.length }));
  });
  const findTicket = (c: Context) => records.findRow('tickets', c.req.param('id') ?? '');
  pages.get(
    '/tickets/:id',
    showOne(parts, findTicket, (c, ticket) => show(c, parts, { ticket, tried: null })),
  );
  pages.post(
    '/tickets/:id',
    showOne(parts, findTicket, async (c, ticket) => {
      const form = await readForm(c);
      if (form.typed['do'] === 'fill') {
        return show(c, parts, { ticket, tried: await fillIn(parts, ticket, form) });
      }
      return carryOut(c, parts.phrase, {
        act: async () => {
          await actOnTicket(parts, ticket, form);
          return ticketPath(ticket.id);
        },
        again: (tried) => show(c, parts, { ticket, tried }),
      });
    }),
  );
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
  const page = ticketPage({ ...parts, ...tellingOf(parts), ...read, tried });
  return c.html(page, tried !== null && isRefused(tried) ? 400 : 200);
}
