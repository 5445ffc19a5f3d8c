import { type Instant } from '../time/clock.ts';
import { type Value } from '../value.ts';
import { type Role } from './role.ts';

/** Whether imported flows may reach somebody. It is beside consent, which decides what is really sent. */
export type ContactStatus = 'active' | 'blocked' | 'stopped' | 'archived';

/** Who somebody is, and to whom they belong. */
export interface Profile {
  readonly id: string;
  readonly createdAt: Instant;
  readonly name: string;
  readonly role: Role;
  /** How to address them: a key of the locales' `salutations`, such as `ibu`; absent where nobody said. */
  readonly salutation?: string | null;
  readonly language: string;
  /** An IANA zone such as `Asia/Jakarta`. */
  readonly timezone: string;
  readonly village: string | null;
  /** Where the village lies, of one that the programme knows. */
  readonly place?: { readonly subdistrict: string; readonly district: string } | null;
  /** Contact id of the paired volunteer. */
  readonly companion: string | null;
  readonly groups: readonly string[];
  readonly fields: { readonly [key: string]: Value };
  /** Set by node flows; absent: active. */
  readonly status?: ContactStatus;
}
