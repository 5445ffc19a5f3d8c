import { findVillage, nameOfPlace, type Place, type Places } from '../../../domain/places.ts';
import { closest } from '../../../flowfile/yaml/closest.ts';
import { FormRefused } from '../../forms/form-refused.ts';
import { type Typed } from '../../forms/form-state.ts';

/** What a form has to ask about a village: its name alone does not say which one is meant. */
export interface VillageQuestion {
  readonly text: 'person_village_several' | 'person_village_unknown';
  /** The village as it was typed, which may be kept so. */
  readonly typed: string;
  /** Those that may be meant. */
  readonly among: readonly Place[];
}

/** What to ask about a village; null where nothing was typed, one is meant, or the programme names no places. */
export function askVillage(places: Places, written: string): VillageQuestion | null {
  const typed = written.trim();
  if (typed === '' || places.all.length === 0) {
    return null;
  }
  const found = findVillage(places, typed);
  switch (found.kind) {
    case 'found':
      return null;
    case 'ambiguous':
      return { text: 'person_village_several', typed, among: found.among };
    case 'unknown':
      return { text: 'person_village_unknown', typed, among: likelyPlaces(places, typed) };
  }
}

/** Those called nearly so, whatever was said of where it lies. */
function likelyPlaces({ all }: Places, typed: string): readonly Place[] {
  const [name = ''] = typed.split(',');
  const names = all.map(({ village }) => village);
  const meant = closest(name.trim(), names);
  return all.filter(({ village }) => village === meant);
}

/** The village that a form is about: the one that was chosen, else as it was typed; refused where it is to be asked. */
export function settledVillage(places: Places, written: string, { place = '' }: Typed): string {
  const question = askVillage(places, written);
  if (question === null) {
    return written.trim();
  }
  // A choice stands for the village that it was offered for, not for another that was typed since.
  if (![question.typed, ...question.among.map(nameOfPlace)].includes(place)) {
    throw new FormRefused({ field: 'place', text: question.text });
  }
  return place;
}
