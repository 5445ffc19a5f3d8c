import { lowerCase } from '../functions/letter-case.ts';

/** A place as it stands in a list, with the places in it. */
export interface Place {
  readonly name: string;
  readonly aliases?: readonly string[] | null | undefined;
  readonly children?: readonly Place[] | null | undefined;
}

/** What a place is: a country has states, they have districts, and those have wards. */
export type PlaceLevel = 'country' | 'state' | 'district' | 'ward';

/** A place with the way to it, `Indonesia > Jawa Barat > Bandung`. */
export interface Location {
  readonly path: string;
  readonly level: PlaceLevel;
  /** Its name and aliases, and the way to it, as they are compared. */
  readonly names: readonly string[];
}

/** All known places, as plain data; outer ones before those in them. */
export type Locations = readonly Location[];

const LEVELS = ['country', 'state', 'district', 'ward'] as const;
const BETWEEN = ' > ';
const WORD = /[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/gu;

const fold = (text: string): string => lowerCase(text.trim().normalize('NFC'));

/** Lists the places of some countries. */
export const listLocations = (countries: readonly Place[]): Locations =>
  countries.flatMap((country) => listWithin(country, '', 0));

function listWithin(place: Place, above: string, depth: number): Locations {
  const level = LEVELS[depth];
  if (level === undefined) {
    return [];
  }
  const { name, aliases, children } = place;
  const path = above === '' ? name : `${above}${BETWEEN}${name}`;
  const names = [...new Set([name, ...(aliases ?? []), path].map(fold))];
  return [{ path, level, names }, ...(children ?? []).flatMap((child) => listWithin(child, path, depth + 1))];
}

/** Places by their level and what they are called. */
type Index = ReadonlyMap<string, readonly Location[]>;

const keyOf = (level: PlaceLevel, name: string): string => `${level}:${name}`;

/** A whole country has some 90,000 places, and each word of a message may name one. */
const indexes = new WeakMap<Locations, Index>();

function indexOf(locations: Locations): Index {
  const known = indexes.get(locations);
  if (known !== undefined) {
    return known;
  }
  const index = new Map<string, Location[]>();
  for (const location of locations) {
    for (const key of location.names.map((name) => keyOf(location.level, name))) {
      const same = index.get(key) ?? [];
      same.push(location);
      index.set(key, same);
    }
  }
  indexes.set(locations, index);
  return index;
}

/** What is looked for. */
export interface Sought {
  readonly level: PlaceLevel;
  /** It must lie in this place; undefined: anywhere. */
  readonly within: Location | undefined;
}

/** The place, whatever its level, to which a whole text is the way. */
const findByWay = (index: Index, way: string): Locations =>
  way.includes(BETWEEN) ? LEVELS.flatMap((level) => index.get(keyOf(level, way)) ?? []) : [];

/**
 * The places that a text names: the one to which it is the way, wherever and whatever that is; else those of the level
 * whose name it is; else its punctuation aside; else one of its words is; else two words in a row.
 */
export function findLocations(locations: Locations, text: string, { level, within }: Sought): Locations {
  const index = indexOf(locations);
  const words = text.match(WORD) ?? [];
  const pairs = words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
  const path = text.split('>').map(fold).join(BETWEEN);
  const there = findByWay(index, path);
  if (there.length > 0) {
    return there;
  }
  for (const name of [path, words.join(' '), ...words, ...pairs]) {
    const named = index.get(keyOf(level, fold(name))) ?? [];
    const found = named.filter((each) => isWithin(each, within));
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}

const isWithin = ({ path }: Location, within: Location | undefined): boolean =>
  within === undefined || path.startsWith(`${within.path}${BETWEEN}`);
