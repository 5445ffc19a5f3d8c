import { type Context } from 'hono';
import { z } from 'zod';
import { type Role } from '../../../domain/contact/role.ts';
import { carryOut } from '../../forms/carry-out.ts';
import { type FormState } from '../../forms/form-state.ts';
import { readChoices } from '../../announcements/read-choices.ts';
import { readStaff } from '../../inbox/read-staff.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { type PageProps } from '../../pages/page.tsx';
import { showOne } from '../../pages/show-one.ts';
import { type ContactParts } from '../write-contact.ts';
import { changePerson, enterPerson } from './act-on-form.ts';
import { type ChangePersonProps, changePersonPage } from './change-person-page.tsx';
import { newPersonPage } from './new-person-page.tsx';
import { numberAskedPath, personPath } from './person-paths.ts';

/** What the pages on which people are entered and changed need. */
export interface PersonPageParts extends PageProps, ContactParts {}

const roleOf = z.enum(['beneficiary', 'volunteer', 'coordinator']).catch('beneficiary');

/** Adds the page on which somebody new is entered, and the one on which somebody is changed. */
export function addPersonPages(pages: PageRoutes, parts: PersonPageParts): void {
  pages.get('/new-person', (c) =>
    showNew(c, parts, { role: roleOf.parse(c.req.query('role')), tried: null }),
  );
  pages.post('/new-person', (c) =>
    carryOut(c, parts.phrase, {
      act: async (form) => personPath(await enterPerson(parts, form)),
      again: (tried) => showNew(c, parts, { role: roleOf.parse(tried.typed['role']), tried }),
    }),
  );
  const findPerson = (c: Context) => parts.records.findContact(c.req.param('id') ?? '');
  pages.get(
    '/people/:id/change',
    showOne(parts, findPerson, (c, contact) => {
      const isAsked = c.req.query('asked') !== undefined;
      return showChange(c, parts, { contact, tried: null, isAsked });
    }),
  );
  pages.post(
    '/people/:id/change',
    showOne(parts, findPerson, (c, contact) =>
      carryOut(c, parts.phrase, {
        act: async (form) => {
          await changePerson(parts, contact, form);
          return form.act === 'number' ? numberAskedPath(contact) : personPath(contact);
        },
        again: (tried) => showChange(c, parts, { contact, tried, isAsked: false }),
      }),
    ),
  );
}

async function showNew(
  c: Context,
  parts: PersonPageParts,
  { role, tried }: { readonly role: Role; readonly tried: FormState | null },
): Promise<Response> {
  const [staff, { villages }] = await Promise.all([readStaff(parts.records), readChoices(parts.records)]);
  return c.html(newPersonPage({ ...parts, role, staff, villages, tried }), tried === null ? 200 : 400);
}

async function showChange(
  c: Context,
  parts: PersonPageParts,
  about: Pick<ChangePersonProps, 'contact' | 'tried' | 'isAsked'>,
): Promise<Response> {
  const { villages } = await readChoices(parts.records);
  return c.html(changePersonPage({ ...parts, ...about, villages }), about.tried === null ? 200 : 400);
}
