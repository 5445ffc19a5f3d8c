import { lowerCase } from '../functions/letter-case.ts';

/** A place as it stands in a list, with the places in it. */
export interface Place {
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
  readonly children?: readonly Place[] | undefined;
}

/** What a place is: a country has states, they have districts, and those have wards. */
export type PlaceLevel = 'country' | 'state' | 'district' | 'ward';

/** A place with the way to it, `Indonesia > Jawa Barat > Bandung`. */
export interface Location {
  readonly path: string;
  readonly level: PlaceLevel;
  /** Its name and aliases in small letters. */
  readonly names: ReadonlySet<string>;
}

/** All known places, outer ones before those in them. */
export type Locations = readonly Location[];

const LEVELS = ['country', 'state', 'district', 'ward'] as const;
const BETWEEN = ' > ';
const WORD = /[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/gu;

/** Lists the places of some countries. */
export const listLocations = (countries: readonly Place[]): Locations =>
  countries.flatMap((country) => listWithin(country, '', 0));

function listWithin(place: Place, above: string, depth: number): Locations {
  const level = LEVELS[depth];
  if (level === undefined) {
    return [];
  }
  const { name, aliases = [], children = [] } = place;
  const path = above === '' ? name : `${above}${BETWEEN}${name}`;
  const names = new Set([name, ...aliases].map(fold));
  return [{ path, level, names }, ...children.flatMap((child) => listWithin(child, path, depth + 1))];
}

const fold = (text: string): string => lowerCase(text.trim().normalize('NFC'));

const foldPath = (path: string): string => path.split('>').map(fold).join(BETWEEN);

/** What is looked for. */
export interface Sought {
  readonly level: PlaceLevel;
  /** It must lie in this place; undefined: anywhere. */
  readonly within: Location | undefined;
}

/**
 * The places of a level that a text names: the text is the way to one, or its name; else its punctuation aside; else
 * one of its words is; else two words in a row.
 */
export function findLocations(locations: Locations, text: string, { level, within }: Sought): Locations {
  const candidates = locations.filter((each) => each.level === level && isWithin(each, within));
  const named = (name: string): Locations => candidates.filter(({ names }) => names.has(fold(name)));
  const words = text.match(WORD) ?? [];
  const pairs = words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
  const tries = [
    () => (text.includes('>') ? candidates.filter(({ path }) => foldPath(path) === foldPath(text)) : []),
    () => named(text),
    () => named(words.join(' ')),
    ...words.map((word) => () => named(word)),
    ...pairs.map((pair) => () => named(pair)),
  ];
  for (const attempt of tries) {
    const found = attempt();
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}

const isWithin = ({ path }: Location, within: Location | undefined): boolean =>
  within === undefined || path.startsWith(`${within.path}${BETWEEN}`);
