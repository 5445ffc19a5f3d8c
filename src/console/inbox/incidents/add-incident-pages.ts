import { type Records } from '../../../programme/records/records.ts';
import { type Companion } from '../../../runner/companion.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { type PageProps } from '../../pages/page.tsx';
import { tellingOf } from '../../people/days-ago.ts';
import { onlyPage, pageOf } from '../../people/pages.tsx';
import { allRows } from '../../rows/all-rows.ts';
import { readNames } from '../read-names.ts';
import { incidentsPage } from './incidents-page.tsx';

/** What the page of incidents needs. */
export interface IncidentPageParts extends PageProps {
  readonly companion: Pick<Companion, 'now'>;
  readonly records: Records;
  readonly defaults: { readonly timezone: string };
  readonly flows: () => readonly { readonly id: string; readonly title: string }[];
}

/** Adds the list of what a person must look at. */
export function addIncidentPages(pages: PageRoutes, parts: IncidentPageParts): void {
  const { records, flows } = parts;
  pages.get('/incidents', async (c) => {
    const rows = await allRows(records, { kind: 'incidents', where: {} });
    // One that comes again moves up with its count.
    const all = [...rows].sort((one, other) => other.at - one.at);
    const shown = pageOf(all, onlyPage.parse(c.req.query()).page);
    const names = await readNames(records, shown.rows);
    const titles = new Map(flows().map(({ id, title }) => [id, title]));
    return c.html(incidentsPage({ ...parts, ...tellingOf(parts), shown, names, titles, count: all.length }));
  });
}
