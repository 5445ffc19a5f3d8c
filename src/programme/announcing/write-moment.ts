import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';

/** A moment by somebody's clock in their language: "Selasa, 6 Mei pukul 08.00". */
export function writeMoment(
  at: Instant,
  { language, timezone }: Pick<Contact, 'language' | 'timezone'>,
): string {
  const known = Intl.DateTimeFormat.supportedLocalesOf([language, 'id']);
  const date = new Intl.DateTimeFormat(known[0], {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
    timeZone: timezone,
  });
  return date.format(at);
}
