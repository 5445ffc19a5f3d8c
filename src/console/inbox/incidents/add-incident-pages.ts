import { z } from 'zod';
import { type Records } from '../../../programme/records/records.ts';
import { type Companion } from '../../../runner/companion.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { type PageProps } from '../../pages/page.tsx';
import { pageOf } from '../../people/pages.tsx';
import { readNames } from '../read-names.ts';
import { incidentsPage } from './incidents-page.tsx';
import { readIncidents } from './read-incidents.ts';

/** What the page of incidents needs. */
export interface IncidentPageParts extends PageProps {
  readonly companion: Pick<Companion, 'now'>;
  readonly records: Records;
  readonly defaults: { readonly timezone: string };
  readonly flows: () => readonly { readonly id: string; readonly title: string }[];
}

const onlyPage = z.object({ page: z.coerce.number().int().min(1).catch(1) });

/** Adds the list of what a person must look at. */
export function addIncidentPages(pages: PageRoutes, parts: IncidentPageParts): void {
  const { companion, records, defaults, flows } = parts;
  pages.get('/incidents', async (c) => {
    const all = await readIncidents(records);
    const shown = pageOf(all, onlyPage.parse(c.req.query()).page);
    const names = await readNames(records, shown.rows);
    const titles = new Map(flows().map(({ id, title }) => [id, title]));
    const telling = { timezone: defaults.timezone, now: companion.now() };
    return c.html(incidentsPage({ ...parts, ...telling, shown, names, titles, count: all.length }));
  });
}
