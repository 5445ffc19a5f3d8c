import { type Contact } from '../../domain/contact/contact.ts';
import { digest } from '../../domain/text/digest.ts';
import { locateVillage } from '../../domain/locate-village.ts';
import { type Places } from '../../domain/places.ts';
import { type Companion } from '../../runner/companion.ts';
import { contactPages } from '../../runner/contact-pages.ts';
import { type Store } from '../../store/store.ts';

const page = 500;
/** The places that everybody was last placed by. */
const fact = 'places';

/**
 * When the programme's places have changed, everybody is found in them anew; says how many lie elsewhere now. It may
 * be cut short: it begins again at the next start.
 */
export async function placeEverybody(
  { store, companion }: { readonly store: Store; readonly companion: Pick<Companion, 'change'> },
  places: Places,
): Promise<number> {
  const known = digest(JSON.stringify(places.all));
  if ((await store.getFact(fact)) === known || (places.all.length === 0 && !(await store.getFact(fact)))) {
    return 0;
  }
  let moved = 0;
  for await (const records of contactPages(store, { limit: page })) {
    const wrong = records.filter(({ contact, forward }) => forward === null && isElsewhere(places, contact));
    await Promise.all(wrong.map(({ id }) => companion.change(id, (contact) => placed(places, contact))));
    moved += wrong.length;
  }
  await store.putFact(fact, known);
  return moved;
}

function isElsewhere(places: Places, contact: Contact): boolean {
  const { village, place = null } = placed(places, contact);
  const before = contact.place ?? null;
  return (
    village !== contact.village ||
    place?.subdistrict !== before?.subdistrict ||
    place?.district !== before?.district
  );
}

function placed(places: Places, contact: Contact | undefined): Contact {
  if (contact === undefined) {
    throw new Error('a contact to be placed is gone');
  }
  return places.all.length === 0
    ? { ...contact, place: null }
    : { ...contact, ...locateVillage(places, contact.village, contact.place) };
}
