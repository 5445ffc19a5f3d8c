/** How the account is, by the name of the words that say so. */
export type Condition =
  | 'off'
  | 'starting'
  | 'scan'
  | 'idle'
  | 'linking'
  | 'on'
  | 'network'
  | 'store'
  | 'key'
  | 'elsewhere'
  | 'replaced'
  | 'unlinked'
  | 'locked'
  | 'banned'
  | 'rest'
  | 'outdated'
  | 'refused'
  | 'stop';

/** Why WhatsApp restricted a number, by its codes. */
export type Restriction =
  | 'restriction_101'
  | 'restriction_102'
  | 'restriction_103'
  | 'restriction_104'
  | 'restriction_106'
  | 'restriction_other';

/** What is filled into the words. */
export interface HealthValues {
  readonly number?: string;
  readonly until?: string;
  readonly why?: string;
}

/** What a person reads about this channel: what is the matter and what to do, or why a number is restricted. */
export interface HealthWords {
  /** The language of these words, for the day in them. */
  readonly language: string;
  readonly say: (what: Condition | Restriction, values: HealthValues) => string;
}

const restrictions: readonly Restriction[] = [
  'restriction_101',
  'restriction_102',
  'restriction_103',
  'restriction_104',
  'restriction_106',
];

/** Why WhatsApp restricted a number. */
export function whyRestricted(code: string | undefined): Restriction {
  return restrictions.find((each) => each === `restriction_${code}`) ?? 'restriction_other';
}
