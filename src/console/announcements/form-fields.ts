import { type Broadcast } from '../../domain/broadcast.ts';
import { localDay, localTime } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { dayText } from '../../domain/time/day.ts';
import { type Typed } from '../forms/form-state.ts';
import { readWhom, type WhomFields } from './whom-fields.ts';

/** What somebody typed into the form of an announcement, just as it was typed. */
export interface FormFields extends WhomFields {
  /** Who writes it. */
  readonly by: string;
  readonly title: string;
  readonly text: string;
  /** The id of a saved segment. */
  readonly segment: string;
  /** `YYYY-MM-DDTHH:MM` by the clock of the installation; empty: as soon as it is started. */
  readonly at: string;
  /** `yes`, or empty. */
  readonly receipt: string;
  /** `yes` where it does not wait for the end of a conversation, or empty. */
  readonly interrupt: string;
}

const empty: FormFields = {
  ...{ by: '', title: '', text: '', at: '', receipt: '', interrupt: '' },
  ...{ role: '', village: '', group: '', segment: '', query: '' },
};

/** The fields of a form that was sent. */
export function fieldsIn(typed: Typed): FormFields {
  const names = Object.keys(empty) as (keyof FormFields)[];
  return { ...empty, ...Object.fromEntries(names.map((name) => [name, (typed[name] ?? '').trim()])) };
}

/** The fields as they stand for an announcement that there is. */
export function fieldsOf({ title, by, announcement, audience, at }: Broadcast, timezone: string): FormFields {
  const { text, language, receipt, talking } = announcement;
  return {
    ...{ by, title, text: text[language] ?? '', receipt: receipt === null ? '' : 'yes' },
    interrupt: talking === 'interrupt' ? 'yes' : '',
    ...readWhom(audience.query),
    segment: audience.segment ?? '',
    at: at === null ? '' : localMoment(at, timezone),
  };
}

/** A moment as a browser's field for moments has it. */
function localMoment(at: Instant, timezone: string): string {
  const { hour, minute } = localTime(at, timezone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dayText(localDay(at, timezone))}T${two(hour)}:${two(minute)}`;
}
