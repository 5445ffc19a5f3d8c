import { type Context } from 'hono';
import { z } from 'zod';
import { type Contact } from '../../../domain/contact/contact.ts';
import { type Role } from '../../../domain/contact/role.ts';
import { type FormState } from '../../forms/form-state.ts';
import { readForm } from '../../forms/read-form.ts';
import { refuseForm } from '../../forms/refuse-form.ts';
import { readStaff } from '../../inbox/read-staff.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { notFoundPage } from '../../pages/not-found-page.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { type ContactParts } from '../write-contact.ts';
import { changePerson, enterPerson } from './act-on-form.ts';
import { changePersonPage } from './change-person-page.tsx';
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
  pages.post('/new-person', async (c) => {
    const form = await readForm(c);
    try {
      return c.redirect(personPath(await enterPerson(parts, form)), 303);
    } catch (fault) {
      const tried = refuseForm(form, fault, parts.phrase);
      return showNew(c, parts, { role: roleOf.parse(form.typed['role']), tried });
    }
  });
  pages.get('/people/:id/change', async (c) => {
    const contact = await parts.records.findContact(c.req.param('id') ?? '');
    const isAsked = c.req.query('asked') !== undefined;
    return contact
      ? c.html(changePersonPage({ ...parts, contact, tried: null, isAsked }))
      : c.html(notFoundPage(parts), 404);
  });
  pages.post('/people/:id/change', async (c) => {
    const contact = await parts.records.findContact(c.req.param('id') ?? '');
    return contact ? change(c, parts, contact) : c.html(notFoundPage(parts), 404);
  });
}

async function showNew(
  c: Context,
  parts: PersonPageParts,
  { role, tried }: { readonly role: Role; readonly tried: FormState | null },
): Promise<Response> {
  const staff = await readStaff(parts.records);
  return c.html(newPersonPage({ ...parts, role, staff, tried }), tried === null ? 200 : 400);
}

async function change(c: Context, parts: PersonPageParts, contact: Contact): Promise<Response> {
  const form = await readForm(c);
  try {
    await changePerson(parts, contact, form);
  } catch (fault) {
    const tried = refuseForm(form, fault, parts.phrase);
    return c.html(changePersonPage({ ...parts, contact, tried, isAsked: false }), 400);
  }
  return c.redirect(form.act === 'number' ? numberAskedPath(contact) : personPath(contact), 303);
}
