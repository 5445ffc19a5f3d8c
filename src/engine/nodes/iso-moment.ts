import { type Instant, type Millis } from '../../domain/time/clock.ts';

const day: Millis = 24 * 60 * 60 * 1000;
const pairs = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));

/** The day that was written last, since most moments of a turn are of one. */
let written = { day: NaN, text: '' };

function dayOf(number: number): string {
  if (number !== written.day) {
    written = { day: number, text: new Date(number * day).toISOString().slice(0, 11) };
  }
  return written.text;
}

/** A moment as RFC 3339 in UTC, to the microsecond. */
export function isoMoment(at: Instant): string {
  const millis = Math.floor(at);
  const micros = Math.round((at - millis) * 1000);
  const number = Math.floor(millis / day);
  const seconds = Math.floor((millis - number * day) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const time = `${pairs[hours] ?? ''}:${pairs[minutes] ?? ''}:${pairs[seconds % 60] ?? ''}`;
  const fraction =
    (millis - number * day) % 1000 === 0 && micros === 0 ? '000000' : fractionOf(millis, micros);
  return `${dayOf(number)}${time}.${fraction}Z`;
}

function fractionOf(millis: Millis, micros: number): string {
  const within = ((millis % 1000) + 1000) % 1000;
  return String(within).padStart(3, '0') + String(micros).padStart(3, '0');
}
