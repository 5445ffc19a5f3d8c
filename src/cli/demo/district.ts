import { type Consent, noConsent } from '../../domain/consent.ts';
import { type Contact, newContact } from '../../domain/contact/contact.ts';
import { type Role } from '../../domain/contact/role.ts';
import { type Instant } from '../../domain/time/clock.ts';

/** How many people a made-up district has. */
export interface DistrictSize {
  readonly families: number;
  readonly volunteers: number;
  readonly coordinators: number;
}

/** How faithfully somebody answers. */
export type Habit = 'ready' | 'busy' | 'shy';

/** Somebody of the district. */
export interface Person {
  readonly contact: Contact;
  readonly habit: Habit;
}

/** The people of a district by their roles; families stand with those of the same volunteer. */
export interface District {
  readonly coordinators: readonly Person[];
  readonly volunteers: readonly Person[];
  readonly families: readonly Person[];
}

/** The whole of it: 3 sub-districts, 12 villages, 40 volunteers, 1,200 families. */
export const wholeDistrict: DistrictSize = { families: 1200, volunteers: 40, coordinators: 3 };

/** No such villages are on any map. */
const places: Readonly<Record<string, readonly string[]>> = {
  Wanaraharja: ['Sumberwaras', 'Karangtresna', 'Banyulembah', 'Tegalpandan'],
  Tirtasana: ['Kalimendung', 'Randuasri', 'Pasirgilang', 'Wonotentrem'],
  Girisekar: ['Ngadimulur', 'Lembahpari', 'Jatiluhung', 'Sendangteduh'],
};
const villages = Object.entries(places).flatMap(([subdistrict, names]) =>
  names.map((village) => ({ subdistrict, village })),
);

const women =
  'Siti Sri Wati Ani Tumini Sulastri Ngatmi Rukmini Juminten Marsih Yuli Dewi Lestari Painem Sumarni';
const men = 'Joko Slamet Paijo Sutrisno Wagiman Budi Karyo Ponidi Tukiran Bambang Sarman Agus';
const seconds = 'Wijayanti Rahayu Lestari Santoso Utami Hartono Purwati Susilo Aminah Kusuma Pratiwi Widodo';
const first = [...women.split(' '), ...men.split(' ')];
const second = seconds.split(' ');

/** Makes up a district. The same numbers make the same people. */
export function makeDistrict(size: DistrictSize, at: Instant, random: () => number): District {
  const make = maker(at, random);
  const volunteers = range(size.volunteers).map((number) =>
    make('volunteer', `relawan-${padded(number, 2)}`, { place: number, companion: null }),
  );
  // There is always one who cannot keep up.
  const last = size.volunteers - 1;
  return {
    coordinators: range(size.coordinators).map((number) =>
      make('coordinator', `koordinator-${number + 1}`, { place: number * 4, companion: null }),
    ),
    volunteers: volunteers.map((each, place) => (place === last ? { ...each, habit: 'shy' } : each)),
    families: range(size.families).map((number) => {
      const place = Math.floor((number * size.volunteers) / size.families);
      const companion = volunteers[place]?.contact.id ?? null;
      return make('beneficiary', `keluarga-${padded(number, 4)}`, { place, companion });
    }),
  };
}

function maker(at: Instant, random: () => number) {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  return (
    role: Role,
    address: string,
    { place, companion }: { readonly place: number; readonly companion: string | null },
  ): Person => {
    const { village, subdistrict } = villages[place % villages.length] ?? { village: '', subdistrict: '' };
    const made = newContact({
      id: `demo-${address}`,
      at,
      name: `${pick(first)} ${pick(second)}`,
      language: 'id',
      timezone: 'Asia/Jakarta',
      addresses: [`simulator:${address}`],
      stranger: false,
    });
    const fields = { kecamatan: subdistrict };
    const contact = { ...made, role, village, companion, fields, consent: agreed(at) };
    return { contact, habit: habitOf(role, random()) };
  };
}

/** Who helps others mostly does so faithfully. */
function habitOf(role: Role, luck: number): Habit {
  const [ready, busy] = role === 'beneficiary' ? [0.6, 0.87] : [0.75, 0.97];
  return luck < ready ? 'ready' : luck < busy ? 'busy' : 'shy';
}

function agreed(at: Instant): Consent {
  return { ...noConsent, status: 'opted_in', at, method: 'paper', language: 'id' };
}

const range = (count: number): readonly number[] => [...Array(count).keys()];
const padded = (number: number, digits: number): string => String(number + 1).padStart(digits, '0');
