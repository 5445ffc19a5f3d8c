import { type Contact } from './contact/contact.ts';
import { findVillage, nameOfPlace, type Places } from './places.ts';

/**
 * The village of a contact as the programme spells it, with where it lies. One that the programme does not know stays
 * as it was written, without a place; of several that are called the same the one it was known to be in stays.
 */
export function locateVillage(
  places: Places,
  written: string | null,
  known: Contact['place'],
): Pick<Contact, 'village' | 'place'> {
  if (places.all.length === 0) {
    return { village: written };
  }
  const located = written === null ? ({ kind: 'unknown' } as const) : findVillage(places, written);
  const place =
    located.kind === 'found'
      ? located.place
      : located.kind === 'ambiguous'
        ? located.among.find(({ subdistrict }) => subdistrict === known?.subdistrict)
        : undefined;
  return place === undefined
    ? { village: written, place: null }
    : { village: place.village, place: { subdistrict: place.subdistrict, district: place.district } };
}

/** Where somebody lives, with the sub-district where it is known; null where nothing is. */
export function villageOf({ village, place }: Pick<Contact, 'village' | 'place'>): string | null {
  return village === null || !place ? village : nameOfPlace({ village, ...place });
}
