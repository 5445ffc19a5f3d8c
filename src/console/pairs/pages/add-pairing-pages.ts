import { type Context } from 'hono';
import { type Contact } from '../../../domain/contact/contact.ts';
import { type ContactParts } from '../../contacts/write-contact.ts';
import { carryOut } from '../../forms/carry-out.ts';
import { type FormState } from '../../forms/form-state.ts';
import { readStaff } from '../../inbox/read-staff.ts';
import { type PageRoutes } from '../../pages/create-page-routes.ts';
import { type PageProps } from '../../pages/page.tsx';
import { showOne } from '../../pages/show-one.ts';
import { familiesOf } from '../refuse-full.ts';
import { tellingOf } from '../../people/days-ago.ts';
import { actOnPairing } from './act-on-pairing.ts';
import { pairingPage } from './pairing-page.tsx';
import { personPath } from '../../contacts/pages/person-paths.ts';

/** What the pages about who walks beside whom need. */
export interface PairingPageParts extends PageProps, ContactParts {}

/** Adds the page on which a family gets another companion, and a volunteer goes on leave or hands families over. */
export function addPairingPages(pages: PageRoutes, parts: PairingPageParts): void {
  const findPerson = (c: Context) => parts.records.findContact(c.req.param('id') ?? '');
  pages.get(
    '/people/:id/pairing',
    showOne(parts, findPerson, (c, contact) => show(c, parts, { contact, tried: null })),
  );
  pages.post(
    '/people/:id/pairing',
    showOne(parts, findPerson, (c, contact) =>
      carryOut(c, parts.phrase, {
        act: async (form) => {
          await actOnPairing(parts, contact, form);
          return personPath(contact);
        },
        again: (tried) => show(c, parts, { contact, tried }),
      }),
    ),
  );
}

async function show(
  c: Context,
  parts: PairingPageParts,
  { contact, tried }: { readonly contact: Contact; readonly tried: FormState | null },
): Promise<Response> {
  const { records } = parts;
  const isFamily = contact.role === 'beneficiary';
  const [staff, families] = await Promise.all([
    readStaff(records),
    isFamily ? [] : familiesOf(records, contact.id),
  ]);
  const props = { ...parts, ...tellingOf(parts), contact, staff, families: families.length, tried };
  return c.html(pairingPage(props), tried === null ? 200 : 400);
}
