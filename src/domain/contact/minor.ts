import { localDay } from '../time/calendar.ts';
import { type Instant } from '../time/clock.ts';
import { type Contact } from './contact.ts';
import { dayText } from '../time/day.ts';
import { type Value } from '../value.ts';

/** Children agree through a guardian until this age (Indonesia's law on the protection of children). */
const ofAge = 18;

/** Whether somebody is a child: by the field `minor` (`yes`), or by a day of birth in `born_on`. */
export function isMinor({ fields, timezone }: Contact, now: Instant): boolean {
  const born = /^(\d{4})(-\d\d-\d\d)/u.exec(textOf(fields['born_on']));
  if (born) {
    const birthday = `${String(Number(born[1]) + ofAge)}${born[2] ?? ''}`;
    return dayText(localDay(now, timezone)) < birthday;
  }
  return fields['minor'] === true || ['yes', 'ya', 'true'].includes(textOf(fields['minor']).toLowerCase());
}

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** Who agrees for a child: the name or number in the field `guardian`; null where nobody is named. */
export function guardianOf({ fields }: Contact): string | null {
  const guardian = fields['guardian'];
  return typeof guardian === 'string' && guardian.trim() !== '' ? guardian.trim() : null;
}
