import { type Args, type Builtins, builtin } from '../builtin.ts';
import { type Data } from '../data.ts';
import { type Evaluation } from '../evaluation.ts';
import { Failure } from '../failure.ts';
import { toText } from '../to-text.ts';
import { type Location, type Locations, type PlaceLevel, findLocations } from './locations.ts';
import { holdsIfFound, holdsNot } from './test-result.ts';

function locationsOf({ environment: { locations } }: Evaluation): Locations {
  if (locations === undefined) {
    throw new Failure('the places of this environment are not known');
  }
  return locations;
}

interface Asked {
  readonly text: string;
  readonly level: PlaceLevel;
  /** The texts that name the places around, the outermost first. */
  readonly around: readonly string[];
}

const LEVELS_AROUND = ['state', 'district'] as const;

/** The place around that the texts name; null if one of them names none. */
function placeAround(locations: Locations, around: readonly string[]): Location | null {
  let within: Location | undefined;
  for (const [index, text] of around.entries()) {
    const level = LEVELS_AROUND[index] ?? 'district';
    within = findLocations(locations, text, { level, within })[0];
    if (within === undefined) {
      return null;
    }
  }
  return within ?? null;
}

/** Where the nearest place around is named any hit in it will do; where not, there must be a single hit anywhere. */
function findPlace(evaluation: Evaluation, { text, level, around }: Asked): Data {
  const locations = locationsOf(evaluation);
  const within = placeAround(locations, around);
  const inside = within === null ? [] : findLocations(locations, text, { level, within });
  if (inside[0] !== undefined || around.at(-1) !== '') {
    return holdsIfFound(inside[0]?.path);
  }
  const anywhere = findLocations(locations, text, { level, within: undefined });
  return anywhere.length === 1 ? holdsIfFound(anywhere[0]?.path) : holdsNot;
}

const textOf = (evaluation: Evaluation, data: Data | undefined): string =>
  data === undefined ? '' : toText(evaluation, data);

/** Tests of the places that a text names; the match is the way to the place. */
export const locationTests: Builtins = {
  has_state: builtin(1, 1, (evaluation, [text]) => {
    const written = toText(evaluation, text);
    const found = findLocations(locationsOf(evaluation), written, { level: 'state', within: undefined });
    return holdsIfFound(found[0]?.path);
  }),
  has_district: builtin(1, 2, (evaluation, [text, state]) => {
    const written = toText(evaluation, text);
    return findPlace(evaluation, { text: written, level: 'district', around: [textOf(evaluation, state)] });
  }),
  has_ward: builtin(1, 3, (evaluation, args: Args<1>) => {
    const [text, state, district] = args;
    if (args.length === 2) {
      throw new Failure('takes 1 or 3 arguments, got 2');
    }
    const written = toText(evaluation, text);
    const around = [textOf(evaluation, state), textOf(evaluation, district)];
    return findPlace(evaluation, { text: written, level: 'ward', around });
  }),
};
