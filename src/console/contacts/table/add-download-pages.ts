import { type Context } from 'hono';
import { wallOf, wallText } from '../../../domain/time/wall-clock.ts';
import { type Log } from '../../../domain/log.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { type PeoplePageParts, readEverybody } from '../../people/add-people-pages.ts';
import { chooseFamilies, familiesQuery } from '../../people/families-query.ts';
import { readTable, writeTable } from './people-table.ts';
import { emptyTablePath } from './table-paths.ts';

/** What giving people out as a table needs. */
export interface DownloadParts extends PeoplePageParts {
  readonly log: Log;
}

/** Adds the lists of people as tables: all that a list has chosen, over all its pages. */
export function addDownloadPages(pages: PageRoutes, parts: DownloadParts): void {
  pages.get('/families/table.csv', async (c) => {
    const { families } = await readEverybody(parts);
    return giveTable(c, parts, {
      of: 'families',
      ids: idsOf(chooseFamilies(families, familiesQuery.parse(c.req.query()))),
    });
  });
  pages.get('/volunteers/table.csv', async (c) => {
    const { volunteers } = await readEverybody(parts);
    return giveTable(c, parts, { of: 'volunteers', ids: idsOf(volunteers) });
  });
  pages.get(emptyTablePath, (c) => file(c, 'semangat.csv', writeTable([], parts.language)));
}

const idsOf = (people: readonly { readonly id: string }[]): readonly string[] => people.map(({ id }) => id);

async function giveTable(
  c: Context,
  { records, companion, defaults, phrase, language, log }: DownloadParts,
  { of, ids }: { readonly of: 'families' | 'volunteers'; readonly ids: readonly string[] },
): Promise<Response> {
  const rows = await readTable(records, ids);
  log('info', 'people were given out as a table', { of, people: rows.length });
  const day = wallText(wallOf(companion.now(), defaults.timezone)).slice(0, 10);
  return file(c, `${phrase(of)}_${day}.csv`, writeTable(rows, language));
}

function file(c: Context, name: string, table: string): Response {
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="${name.replace(/[^\w.-]/gu, '_')}"`);
  return c.body(table);
}
