import { type Voices } from './voices.ts';

/** How large a district is, and for how many days it is lived in. */
export interface DistrictSize {
  readonly families: number;
  readonly volunteers: number;
  readonly days: number;
}

/** The people of a district by their numbers: a family's companion is `volunteerOf`. */
export interface MonthDistrict extends DistrictSize {
  readonly coordinator: number;
  readonly volunteer: (place: number) => number;
  readonly family: (place: number) => number;
  readonly volunteerOf: (family: number) => number;
  readonly csv: string;
}

const coordinator = 7_000_000;
const volunteer = (place: number): number => 7_100_000 + place;
const family = (place: number): number => 7_200_000 + place;
const agreed = '2025-05-01,paper';

/** Makes its people, each with an external id `C`, `R<place>` or `K<place>`. */
export function createMonthDistrict(size: DistrictSize, { address }: Voices): MonthDistrict {
  const volunteerOf = (place: number): number => place % size.volunteers;
  const places = (count: number): readonly number[] => [...Array(count).keys()];
  const rows = [
    'external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method',
    `C,Rini,coordinator,,,${address(coordinator)},${agreed}`,
    ...places(size.volunteers).map(
      (place) => `R${place},Relawan ${place},volunteer,Songgon,,${address(volunteer(place))},${agreed}`,
    ),
    ...places(size.families).map(
      (place) =>
        `K${place},Keluarga ${place},beneficiary,Songgon,R${volunteerOf(place)},${address(family(place))},${agreed}`,
    ),
  ];
  return { ...size, coordinator, volunteer, family, volunteerOf, csv: rows.join('\n') };
}
