import { type Context } from 'hono';
import { z } from 'zod';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Timetable } from '../../programme/campaigns/create-timetable.ts';
import { month } from '../../programme/campaigns/month-ahead.ts';
import { cardOf } from '../../programme/records/card.ts';
import { type Family, type People, readPeople } from '../../programme/reports/read-people.ts';
import { type Silence, standingOf } from '../../programme/reports/standing.ts';
import { carryOut } from '../forms/carry-out.ts';
import { type FormState } from '../forms/form-state.ts';
import { readStaff } from '../inbox/read-staff.ts';
import { actOnPerson } from '../inbox/tickets/act-on-person.ts';
import { type PageRoutes } from '../pages/create-page-routes.ts';
import { type PageProps } from '../pages/page.tsx';
import { showOne } from '../pages/show-one.ts';
import { lookBehind } from '../simulator/behind-view.ts';
import { type TicketParts } from '../tickets/ticket-choices.ts';
import { tellingOf } from './days-ago.ts';
import { familiesPage } from './families-page.tsx';
import { chooseFamilies, familiesQuery } from './families-query.ts';
import { onlyPage, pageOf } from './pages.tsx';
import { type PersonBehindProps } from './person-behind.tsx';
import { personPage } from './person-page.tsx';
import { volunteersPage } from './volunteers-page.tsx';

/** What the pages about people need. */
export interface PeoplePageParts extends PageProps, TicketParts {
  /** After how long without a word somebody is to look after a family. */
  readonly silence: () => Silence;
  readonly flows: () => readonly { readonly id: string; readonly title: string }[];
  readonly questionsOf: PersonBehindProps['questionsOf'];
  readonly timetable: Timetable;
}

const messagesShown = 50;
const talkQuery = z.object({ before: z.string().min(1).max(200).nullable().default(null).catch(null) });

/** Adds the lists of families and volunteers, and the page of each person. */
export function addPeoplePages(pages: PageRoutes, parts: PeoplePageParts): void {
  const { records } = parts;
  const telling = () => ({ ...parts, ...tellingOf(parts) });
  const findPerson = (c: Context) => records.findContact(c.req.param('id') ?? '');
  pages.get('/families', async (c) => {
    const query = familiesQuery.parse(c.req.query());
    const people = await readEverybody(parts);
    const found = chooseFamilies(people.families, query);
    const shown = pageOf(found, query.page);
    const answers = await readAnswers(records, shown.rows);
    return c.html(familiesPage({ ...telling(), people, query, count: found.length, shown, answers }));
  });
  pages.get('/volunteers', async (c) =>
    c.html(
      volunteersPage({ ...telling(), people: await readEverybody(parts), ...onlyPage.parse(c.req.query()) }),
    ),
  );
  pages.get(
    '/people/:id',
    showOne(parts, findPerson, (c, contact) => showPerson(c, parts, { contact, tried: null })),
  );
  pages.post(
    '/people/:id',
    showOne(parts, findPerson, (c, contact) =>
      carryOut(c, parts.phrase, {
        act: (form) => actOnPerson(parts, contact, form),
        again: (tried) => showPerson(c, parts, { contact, tried }),
      }),
    ),
  );
}

async function showPerson(
  c: Context,
  parts: PeoplePageParts,
  { contact, tried }: { readonly contact: Contact; readonly tried: FormState | null },
): Promise<Response> {
  const { before } = talkQuery.parse(c.req.query());
  const [read, staff] = await Promise.all([readPerson(parts, contact, before), readStaff(parts.records)]);
  const choices = { topics: parts.desk.topics, staff };
  return c.html(
    personPage({ ...parts, ...tellingOf(parts), ...read, choices, tried }),
    tried === null ? 200 : 400,
  );
}

/** Everybody, as they stand now. */
export function readEverybody({ records, companion, silence }: PeoplePageParts): Promise<People> {
  return readPeople(records, { now: companion.now(), silence: silence() });
}

async function readAnswers(
  records: PeoplePageParts['records'],
  families: readonly Family[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(families.map(({ id }) => records.findContact(id)));
  return new Map(found.flatMap((each) => (each?.lastAnswer ? [[each.id, each.lastAnswer.text]] : [])));
}

async function readPerson(
  { records, companion, silence, flows, timetable }: PeoplePageParts,
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
    ahead: timetable.ahead(contact, companion.now() + month),
    titles: new Map(flows().map(({ id, title }) => [id, title])),
    messages: messages.toReversed(),
    earlier: rows.length > messagesShown ? (messages.at(-1)?.id ?? null) : null,
    standing:
      contact.role === 'beneficiary'
        ? standingOf(cardOf(contact), { now: companion.now(), silence: silence() })
        : null,
  };
}
