import { type Hono } from 'hono';
import { z } from 'zod';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Records } from '../../programme/records/records.ts';
import { type People, readPeople } from '../../programme/reports/read-people.ts';
import { type Silence, standingOf } from '../../programme/reports/standing.ts';
import { type Companion } from '../../runner/companion.ts';
import { type Auth } from '../http/auth.ts';
import { createPageRoutes } from '../pages/create-page-routes.ts';
import { notFoundPage } from '../pages/not-found-page.tsx';
import { type PageProps } from '../pages/page.tsx';
import { lookBehind } from '../simulator/behind-view.ts';
import { familiesPage } from './families-page.tsx';
import { familiesQuery } from './families-query.ts';
import { personPage } from './person-page.tsx';
import { volunteersPage } from './volunteers-page.tsx';

/** What the pages about people need. */
export interface PeoplePageParts extends PageProps {
  readonly auth: Auth;
  readonly companion: Companion;
  readonly records: Records;
  readonly defaults: { readonly timezone: string };
  /** After how long without a word somebody is to look after a family. */
  readonly silence: () => Silence;
  readonly flows: () => readonly { readonly id: string; readonly title: string }[];
}

const messagesShown = 50;
const onlyPage = z.object({ page: z.coerce.number().int().min(1).catch(1) });
const talkQuery = z.object({ before: z.string().min(1).max(200).nullable().default(null).catch(null) });

/** Adds the lists of families and volunteers, and the page of each person. */
export function addPeoplePages(app: Hono, parts: PeoplePageParts): void {
  const { companion, records, defaults } = parts;
  const telling = () => ({ ...parts, timezone: defaults.timezone, now: companion.now() });
  const pages = createPageRoutes(app, parts);
  pages.get('/families', async (c) =>
    c.html(
      familiesPage({
        ...telling(),
        people: await readEverybody(parts),
        query: familiesQuery.parse(c.req.query()),
      }),
    ),
  );
  pages.get('/volunteers', async (c) =>
    c.html(
      volunteersPage({ ...telling(), people: await readEverybody(parts), ...onlyPage.parse(c.req.query()) }),
    ),
  );
  pages.get('/people/:id', async (c) => {
    const contact = await records.findContact(c.req.param('id') ?? '');
    if (contact === undefined) {
      return c.html(notFoundPage(parts), 404);
    }
    const { before } = talkQuery.parse(c.req.query());
    return c.html(personPage({ ...telling(), ...(await readPerson(parts, contact, before)) }));
  });
}

/** Everybody, as they stand now. */
export function readEverybody({ records, companion, silence }: PeoplePageParts): Promise<People> {
  return readPeople(records, { now: companion.now(), silence: silence() });
}

async function readPerson(
  { records, companion, silence, flows }: PeoplePageParts,
  contact: Contact,
  before: string | null,
) {
  const wanted = { kind: 'messages', contact: contact.id, where: {}, order: 'newest' } as const;
  const [companionOf, behind, rows] = await Promise.all([
    contact.companion === null ? undefined : records.findContact(contact.companion),
    lookBehind(records, contact),
    records.rows({ ...wanted, after: before, limit: messagesShown + 1 }),
  ]);
  const messages = rows.slice(0, messagesShown);
  return {
    contact,
    companion: companionOf ?? null,
    behind,
    titles: new Map(flows().map(({ id, title }) => [id, title])),
    messages: messages.toReversed(),
    earlier: rows.length > messagesShown ? (messages.at(-1)?.id ?? null) : null,
    standing:
      contact.role === 'beneficiary'
        ? standingOf(contact, { now: companion.now(), silence: silence() })
        : null,
  };
}
