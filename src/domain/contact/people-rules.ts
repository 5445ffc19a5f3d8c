import { type FieldRules } from './field-types.ts';
import { createPlaces, type Places } from '../places.ts';

/** What a programme lays down about its people in `programme.yaml`. */
export interface PeopleRules {
  readonly places: Places;
  readonly fields: FieldRules;
  /** Of the words that people agree to the programme by; absent: the first. */
  readonly consentVersion?: number;
}

/** Of a programme that lays down nothing: any village, any field. */
export const anyPeople: PeopleRules = { places: createPlaces([]), fields: new Map() };
