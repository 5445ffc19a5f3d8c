import { type Context } from 'hono';
import { type Contact } from '../../../domain/contact/contact.ts';
import { type ContactParts } from '../../contacts/write-contact.ts';
import { type FormState } from '../../forms/form-state.ts';
import { readForm } from '../../forms/read-form.ts';
import { refuseForm } from '../../forms/refuse-form.ts';
import { readStaff } from '../../inbox/read-staff.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { notFoundPage } from '../../pages/not-found-page.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { familiesOf } from '../refuse-full.ts';
import { actOnPairing } from './act-on-pairing.ts';
import { pairingPage } from './pairing-page.tsx';
import { personPath } from '../../contacts/pages/person-paths.ts';

/** What the pages about who walks beside whom need. */
export interface PairingPageParts extends PageProps, ContactParts {}

/** Adds the page on which a family gets another companion, and a volunteer goes on leave or hands families over. */
export function addPairingPages(pages: PageRoutes, parts: PairingPageParts): void {
  const withPerson = (act: (c: Context, contact: Contact) => Promise<Response>) => async (c: Context) => {
    const contact = await parts.records.findContact(c.req.param('id') ?? '');
    return contact === undefined ? c.html(notFoundPage(parts), 404) : act(c, contact);
  };
  pages.get(
    '/people/:id/pairing',
    withPerson((c, contact) => show(c, parts, { contact, tried: null })),
  );
  pages.post(
    '/people/:id/pairing',
    withPerson(async (c, contact) => {
      const form = await readForm(c);
      try {
        await actOnPairing(parts, contact, form);
      } catch (fault) {
        return show(c, parts, { contact, tried: refuseForm(form, fault, parts.phrase) });
      }
      return c.redirect(personPath(contact), 303);
    }),
  );
}

async function show(
  c: Context,
  parts: PairingPageParts,
  { contact, tried }: { readonly contact: Contact; readonly tried: FormState | null },
): Promise<Response> {
  const { records, companion, defaults } = parts;
  const isFamily = contact.role === 'beneficiary';
  const [staff, families] = await Promise.all([
    readStaff(records),
    isFamily ? [] : familiesOf(records, contact.id),
  ]);
  const telling = { timezone: defaults.timezone, now: companion.now() };
  const props = { ...parts, ...telling, contact, staff, families: families.length, tried };
  return c.html(pairingPage(props), tried === null ? 200 : 400);
}
