import { foldText } from './text/fold-text.ts';

/** A village with where it lies. */
export interface Place {
  readonly village: string;
  readonly subdistrict: string;
  readonly district: string;
}

/** What a village's name leads to. */
export type Located =
  | { readonly kind: 'found'; readonly place: Place }
  | { readonly kind: 'unknown' }
  /** Several villages have this name; each is told apart by its sub-district. */
  | { readonly kind: 'ambiguous'; readonly among: readonly Place[] };

/** The places that a programme works in. */
export interface Places {
  readonly all: readonly Place[];
  /** By the village's name, and by `village, sub-district`, as they are compared. */
  readonly byName: ReadonlyMap<string, readonly Place[]>;
}

/** Places to look up by name. */
export function createPlaces(all: readonly Place[]): Places {
  const byName = new Map<string, readonly Place[]>();
  for (const place of all) {
    for (const name of [place.village, nameOfPlace(place)].map(keyOf)) {
      byName.set(name, [...(byName.get(name) ?? []), place]);
    }
  }
  return { all, byName };
}

/**
 * Finds a village by its name, or by `village, sub-district` where several are called the same; capitals and spaces
 * do not matter.
 */
export function findVillage({ byName }: Places, written: string): Located {
  const found = byName.get(keyOf(written)) ?? [];
  const [place] = found;
  if (place === undefined) {
    return { kind: 'unknown' };
  }
  return found.length === 1 ? { kind: 'found', place } : { kind: 'ambiguous', among: found };
}

/** A village with its sub-district, as people write it and as it is found again. */
export function nameOfPlace({ village, subdistrict }: Pick<Place, 'village' | 'subdistrict'>): string {
  return `${village}, ${subdistrict}`;
}

function keyOf(name: string): string {
  return foldText(name)
    .split(',')
    .map((part) => part.trim().replaceAll(/\s+/gu, ' '))
    .join(',');
}
